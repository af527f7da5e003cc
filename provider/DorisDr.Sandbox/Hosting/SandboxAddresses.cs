using System.Text.Json.Nodes;

namespace DorisDr.Sandbox;

/// <summary>Where a frontend answers.</summary>
/// <param name="Name">A, B, ..</param>
/// <param name="MySql">Host and port of the MySQL protocol.</param>
/// <param name="Http">Address of its HTTP API.</param>
/// <param name="Rpc">Host and port that SHOW FRONTENDS names as RpcPort; nothing listens there.</param>
/// <param name="EditLog">Host and port that SHOW FRONTENDS names as EditLogPort; nothing listens there.</param>
public sealed record FrontendAddress(string Name, string MySql, Uri Http, string Rpc, string EditLog);

/// <summary>Where a backend answers.</summary>
public sealed record BackendAddress(string Name, Uri Http);

/// <summary>The nodes of a cluster.</summary>
public sealed record ClusterAddresses(string Name, IReadOnlyList<FrontendAddress> Frontends, IReadOnlyList<BackendAddress> Backends);

/// <summary>All addresses of a sandbox; they stay the same over kill and start.</summary>
/// <param name="Clusters">The clusters, <c>primary</c> first.</param>
/// <param name="Syncers">Addresses of syncers.</param>
/// <param name="ObjectStore">The S3 endpoint.</param>
/// <param name="Control">Where faults are set: <c>POST /faults</c>, <c>GET /statements</c>.</param>
public sealed record SandboxAddresses(IReadOnlyList<ClusterAddresses> Clusters, IReadOnlyList<Uri> Syncers, Uri ObjectStore, Uri Control)
{
    /// <summary>As one JSON object: <c>clusters</c>, <c>syncers</c>, <c>objectStore</c>, <c>control</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["clusters"] = new JsonArray([.. Clusters.Select(c => (JsonNode)new JsonObject
        {
            ["name"] = c.Name,
            ["frontends"] = new JsonArray([.. c.Frontends.Select(f => (JsonNode)new JsonObject
            {
                ["name"] = f.Name, ["mysql"] = f.MySql, ["http"] = Text(f.Http), ["rpc"] = f.Rpc, ["editLog"] = f.EditLog,
            })]),
            ["backends"] = new JsonArray([.. c.Backends.Select(b => (JsonNode)new JsonObject { ["name"] = b.Name, ["http"] = Text(b.Http) })]),
        })]),
        ["syncers"] = new JsonArray([.. Syncers.Select(s => (JsonNode)JsonValue.Create(Text(s)))]),
        ["objectStore"] = Text(ObjectStore),
        ["control"] = Text(Control),
    };

    private static string Text(Uri address) => address.ToString().TrimEnd('/');
}

/// <summary>The key pair of the sandbox's object store. Its text leaves the secret key out.</summary>
public sealed record SandboxCredentials(string AccessKey, string SecretKey)
{
    /// <inheritdoc/>
    public override string ToString() => $"{AccessKey} ***";
}
