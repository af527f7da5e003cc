using DorisDr.Client.Http;

namespace DorisDr.Client.Nodes;

/// <summary>An FE or a BE as a keeper of settings.</summary>
/// <param name="Kind">Which of the two.</param>
/// <param name="Id">Name of an FE, id of a BE.</param>
/// <param name="Host">Address under which the other nodes know it.</param>
/// <param name="HttpPort">HTTP port as the cluster knows it; null where Doris does not tell.</param>
/// <param name="IsAlive">Whether it answers to heartbeats.</param>
/// <param name="IsMaster">Whether it is the master FE.</param>
public sealed record ClusterNode(NodeKind Kind, string Id, string Host, int? HttpPort, bool IsAlive, bool IsMaster)
{
    /// <summary>For example <c>FE fe_1 (10.0.0.1)</c>.</summary>
    public override string ToString() => $"{(Kind is NodeKind.Frontend ? "FE" : "BE")} {Id} ({Host})";

    /// <summary>The address that requests to an FE name this node by (NodeAction.java).</summary>
    internal HttpAddress Known(int fallbackPort) => new(Host, HttpPort ?? fallbackPort);
}

/// <summary>Kinds of nodes.</summary>
public enum NodeKind
{
    /// <summary>A frontend.</summary>
    Frontend = 0,

    /// <summary>A backend.</summary>
    Backend,
}
