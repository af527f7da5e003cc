namespace DorisDr.Client.Nodes;

/// <summary>The keys of FE and BE configuration that disaster recovery is about (Config.java, be/src/common/config.cpp).</summary>
public static class SettingKeys
{
    /// <summary>FE: seconds after which what is in the recycle bin is erased; 86400 by default.</summary>
    public const string CatalogTrashExpireSecond = "catalog_trash_expire_second";

    /// <summary>FE: how many things of one name the recycle bin keeps; 3 by default, negative for no limit.</summary>
    public const string MaxSameNameCatalogTrashNum = "max_same_name_catalog_trash_num";

    /// <summary>FE: whether what is younger than 10 minutes may be erased too. Cannot be changed while running.</summary>
    public const string IgnoreMinEraseLatency = "catalog_trash_ignore_min_erase_latency";

    /// <summary>BE: seconds for which files of dropped tablets are kept; 0 by default since July 2024.</summary>
    public const string TrashFileExpireTimeSec = "trash_file_expire_time_sec";

    /// <summary>FE and BE: whether binlogs can be written at all. Cannot be changed while running.</summary>
    public const string EnableFeatureBinlog = "enable_feature_binlog";

    // An FE lists experimental keys under this name only (ConfigBase.java).
    internal const string ExperimentalBinlog = "experimental_enable_feature_binlog";

    internal static IReadOnlyList<string> OfFrontends { get; } =
        [CatalogTrashExpireSecond, MaxSameNameCatalogTrashNum, IgnoreMinEraseLatency, ExperimentalBinlog, EnableFeatureBinlog];

    internal static IReadOnlyList<string> OfBackends { get; } = [TrashFileExpireTimeSec, EnableFeatureBinlog];

    /// <summary>The plain name of a key.</summary>
    internal static string Plain(string key) => key == ExperimentalBinlog ? EnableFeatureBinlog : key;
}
