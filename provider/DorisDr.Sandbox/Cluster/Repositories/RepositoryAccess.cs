using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster.Storage;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>What a frontend does in the store of a repository: attach to it, ping it.</summary>
internal static class RepositoryAccess
{
    private const string Failed = "Failed to create repository: ";

    /// <summary>
    /// Writes <c>__repo_info</c> if there is none (for READ ONLY too), else checks it and takes its create time
    /// (FE/backup/Repository.java, initRepository).
    /// </summary>
    public static async Task<Repository> AttachAsync(Repository repository, S3Storage storage, CancellationToken ct)
    {
        var location = StorageLocation.Parse(repository.InfoPath);
        try
        {
            var found = await storage.ListAsync(location, ct);
            switch (found.Count)
            {
                case 0:
                    await storage.WriteAsync(location, InfoOf(repository), ct);
                    return repository;
                case 1 when found[0] == location.Key:
                    return Checked(repository, Encoding.UTF8.GetString(await storage.ReadAsync(location, ct)));
                case 1:
                    throw DorisError.Detail(Failed + "the existing repo info is not a file");
                default:
                    var names = string.Join(", ", found.Select(k => k.Split('/')[^1]));
                    throw DorisError.Detail($"{Failed}Invalid repository dir. expected one repo info file. get more: [{names}]");
            }
        }
        catch (StorageException problem)
        {
            throw DorisError.Detail(Failed + problem.Described);
        }
    }

    /// <summary>HEAD of <c>__repo_info</c>: null when it is there, else what SHOW REPOSITORIES says.</summary>
    public static async Task<string?> PingAsync(Repository repository, StorageSettings settings, CancellationToken ct)
    {
        try
        {
            using var storage = new S3Storage(settings);
            return await storage.ExistsAsync(StorageLocation.Parse(repository.InfoPath), ct) ? null : $"remote path does not exist: {repository.InfoPath}";
        }
        catch (StorageException problem)
        {
            return $"headObject failed: {problem.Message}";
        }
    }

    /// <summary>
    /// The content of <c>__repo_info</c>. It is cut to as many bytes as it has characters, so that one with a name beyond ASCII is no JSON, as in Doris.
    /// </summary>
    private static byte[] InfoOf(Repository repository)
    {
        var text = $$"""{"create_time":"{{DorisTime.Print(repository.CreateTime)}}","name":"{{repository.Name}}"}""";
        return Encoding.UTF8.GetBytes(text)[..text.Length];
    }

    private static Repository Checked(Repository repository, string text)
    {
        JsonObject info;
        try
        {
            info = JsonNode.Parse(text) as JsonObject ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw DorisError.Detail("Cannot invoke \"org.json.simple.JSONObject.get(Object)\" because \"root\" is null");
        }

        var name = info["name"]?.ToString();
        if (name != repository.Name)
        {
            throw DorisError.Detail($"{Failed}Invalid repository __repo_info, expected repo '{repository.Name}', but get name '{name}' from {repository.InfoPath}");
        }

        var created = info["create_time"]?.ToString() ?? "null";
        return DorisTime.TryParse(created, out var time)
            ? repository with { CreateTime = time }
            : throw DorisError.Detail($"{Failed}failed to parse create time of repository: {created}");
    }
}
