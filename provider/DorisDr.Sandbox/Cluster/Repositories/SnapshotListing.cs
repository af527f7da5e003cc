using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using DorisDr.Sandbox.Cluster.Storage;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>SHOW SNAPSHOT: reads the store live, one listing for the folders and one for each of them.</summary>
internal sealed partial class SnapshotListing(Repository repository, S3Storage storage)
{
    private const string FolderPrefix = "__ss_";
    private const string InfoPrefix = "__info_";

    public Task<RowsResult> RunAsync(SnapshotFilter filter, CancellationToken ct) => filter switch
    {
        { Snapshot: { } snapshot, Timestamp: { } timestamp } => DetailAsync(snapshot, timestamp, ct),
        { Snapshot: { } snapshot } => BriefAsync([snapshot], ct),
        _ => AllAsync(ct),
    };

    private async Task<RowsResult> AllAsync(CancellationToken ct)
    {
        var folders = await storage.ListFoldersAsync(StorageLocation.Parse($"{repository.Folder}/{FolderPrefix}"), ct);
        return await BriefAsync([.. folders.Select(f => f[FolderPrefix.Length..])], ct);
    }

    private async Task<RowsResult> BriefAsync(IReadOnlyList<string> snapshots, CancellationToken ct)
    {
        var rows = new List<string?[]>();
        foreach (var snapshot in snapshots)
        {
            rows.Add(await RowAsync(snapshot, ct));
        }

        return new RowsResult(ResultColumn.Texts("Snapshot", "Timestamp", "Status"), rows);
    }

    /// <summary>Several timestamps of one snapshot stand in one cell.</summary>
    private async Task<string?[]> RowAsync(string snapshot, CancellationToken ct)
    {
        try
        {
            var infos = (await InfosAsync(snapshot, "", ct)).Select(k => k.Split('/')[^1]).ToList();
            return infos.Count == 0
                ? [snapshot, null, "ERROR: No info file found"]
                : [snapshot, string.Join('\n', infos.Select(TimestampOf)), "OK"];
        }
        catch (StorageException problem)
        {
            return [snapshot, null, "ERROR: Failed to get info: " + problem.Described];
        }
    }

    private async Task<RowsResult> DetailAsync(string snapshot, string timestamp, CancellationToken ct)
    {
        var columns = ResultColumn.Texts("Snapshot", "Timestamp", "Database", "Details", "Status");
        try
        {
            var found = await InfosAsync(snapshot, timestamp, ct);
            if (found.Count != 1)
            {
                return new RowsResult(columns, [[snapshot, timestamp, null, null, $"Failed to get info: Expected one file with path: {PathOf(snapshot, timestamp)}. get: {found.Count}"]]);
            }

            var bucket = StorageLocation.Parse(repository.Folder).Bucket;
            var content = await storage.ReadAsync(new StorageLocation(bucket, found[0]), ct);
#pragma warning disable CA5351 // The layout of the repository fixes MD5.
            var sum = Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
            if (!found[0].EndsWith(sum, StringComparison.Ordinal))
            {
                return new RowsResult(columns, [[snapshot, timestamp, null, null, $"Failed to get info: md5sum does not equal. expected {sum}, get {found[0].Split('.')[^1]}"]]);
            }

            var (database, details) = SnapshotDetails.Of(Encoding.UTF8.GetString(content));
            return new RowsResult(columns, [[snapshot, timestamp, database, details, "OK"]]);
        }
        catch (StorageException problem)
        {
            return new RowsResult(columns, [[snapshot, timestamp, null, null, "Failed to get info: " + problem.Described]]);
        }
    }

    private async Task<IReadOnlyList<string>> InfosAsync(string snapshot, string timestamp, CancellationToken ct) =>
        await storage.ListAsync(StorageLocation.Parse(PathOf(snapshot, timestamp)), ct);

    private string PathOf(string snapshot, string timestamp) => $"{repository.Folder}/{FolderPrefix}{snapshot}/{InfoPrefix}{timestamp}";

    private static string TimestampOf(string file) => InfoName().Match(file) is { Success: true } match ? match.Groups[1].Value : $"Invalid: {file}";

    [GeneratedRegex(@"\A__info_(\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)\.[0-9a-f]{32}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InfoName();
}
