namespace DorisDr.Client.Cluster;

/// <summary>Which version can do what. New facts about versions are rows here, never conditions elsewhere.</summary>
public static class DorisCapabilities
{
    // First version that has it, first that has it no more, and first that has it in cloud mode where that differs. 3.1 could not be
    // read: where 3.0 and 4.0 differ it counts as 3.0 unless the row says otherwise.
    private static readonly Dictionary<DorisCapability, Span> Table = new Dictionary<DorisCapability, Span>
    {
        [DorisCapability.Repositories] = new((0, 0, 0), InCloud: (4, 0, 0)), // DdlExecutor.java before
        [DorisCapability.Backup] = new((0, 0, 0), InCloud: Never), // BackupCommand.java
        [DorisCapability.Restore] = new((0, 0, 0), InCloud: (3, 1, 0)), // by a config; #47300, picked by #53937
        [DorisCapability.CancelJobs] = new((0, 0, 0), InCloud: (4, 0, 0)), // DdlExecutor.java before
        [DorisCapability.Binlog] = new((2, 0, 0), InCloud: Never), // enable_feature_binlog is forced off there
        [DorisCapability.BackendTrash] = new((0, 0, 0), InCloud: Never), // AdminCleanTrashCommand.java
        [DorisCapability.AlterRepositoryKeys] = new((2, 1, 0)), // AlterRepositoryStmt.java, December 2023
        [DorisCapability.AlterAnyRepositoryProperty] = new((4, 0, 0)), // AlterRepositoryCommand.java
        [DorisCapability.AccessKeyReadable] = new((0, 0, 0), Before: (4, 0, 0)), // PrintableMap.java
        [DorisCapability.LongRepositoryName] = new((4, 0, 0)), // FeNameFormat.java, March 2025
        [DorisCapability.UnicodeNames] = new((4, 0, 0)), // enable_unicode_name_support is on since July 2025
        [DorisCapability.S3Role] = new((3, 1, 0)), // absent from 3.0, present in 4.0; not refused where it is unknown
        [DorisCapability.AzureStorage] = new((3, 0, 4)),
        [DorisCapability.StorageByProperties] = new((4, 0, 0)), // StorageDesc.java
        [DorisCapability.ShowBackendConfig] = new((3, 0, 0)), // #36525, August 2024
        [DorisCapability.SetAllFrontends] = new((4, 0, 0)), // #54409, August 2025; before, ALL is dropped for a key of the master
        [DorisCapability.ConfigShownByMaster] = new((4, 0, 0)), // #55185, October 2025
    };

    private static (int Major, int Minor, int Patch) Never => (int.MaxValue, int.MaxValue, int.MaxValue);

    /// <summary>Longest name that ALTER REPOSITORY takes, in every version (FeNameFormat.java).</summary>
    public const int AlterableRepositoryNameLength = 64;

    /// <summary>Whether this version has the capability.</summary>
    public static bool Has(this DorisVersion version, DorisCapability capability)
    {
        var span = Table[capability];
        var at = (version.Major, version.Minor, version.Patch);
        var since = version.IsCloudMode && span.InCloud is { } inCloud ? inCloud : span.Since;
        return at.CompareTo(since) >= 0 && (span.Before is not { } before || at.CompareTo(before) < 0);
    }

    /// <summary>Longest repository name that CREATE REPOSITORY takes.</summary>
    public static int RepositoryNameLength(this DorisVersion version) =>
        version.Has(DorisCapability.LongRepositoryName) ? 256 : AlterableRepositoryNameLength;

    private sealed record Span(
        (int Major, int Minor, int Patch) Since, (int Major, int Minor, int Patch)? Before = null, (int Major, int Minor, int Patch)? InCloud = null);
}
