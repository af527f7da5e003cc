using DorisDr.ResourceModel.Problems;

namespace DorisDr.Resources.Problems;

/// <summary>Every problem that resources can have, with its code. Codes are never reused. DDR11xx: configuration and clusters;
/// DDR120x to DDR124x: repositories; DDR125x: recycle bin; DDR127x: binlogs.</summary>
public static class ResourceProblems
{
    internal static readonly ProblemKind EndpointInvalid = new(
        "DDR1101", "Endpoint number {0} is no \"host:port\".", "Give host and MySQL port of an FE, without scheme and user.");

    internal static readonly ProblemKind CaFileUnused = new(
        "DDR1102", "tls.caFile is given, but mode {0} checks no certificate.", "Set tls.mode to verifyCa or verifyFull, or leave caFile out.");

    internal static readonly ProblemKind TimeoutOutOfRange = new(
        "DDR1103", "{0} is not more than 0 and up to 1h.", "Give a duration such as \"30s\".");

    internal static readonly ProblemKind MaxConnectionsOutOfRange = new(
        "DDR1104", "maxConnections is {0}.", "Give a number from 1 to 64.");

    internal static readonly ProblemKind ClusterNameInvalid = new(
        "DDR1105", "\"{0}\" is no name for a further cluster.", "Use up to 64 letters, digits, '_', '-' or '.', and not \"default\", which the top level describes.");

    internal static readonly ProblemKind EndpointsMissing = new(
        "DDR1106", "Cluster \"{0}\" has no endpoints.", "Give at least one.");

    internal static readonly ProblemKind UsernameEmpty = new(
        "DDR1107", "The user name is empty.", "Give one, or leave it out for root.");

    internal static readonly ProblemKind ClusterUnknown = new(
        "DDR1110", "There is no cluster \"{0}\" in the provider configuration.", "Use one of those that stand there.");

    internal static readonly ProblemKind Unreachable = new(
        "DDR1111", "Cluster \"{0}\" cannot be reached: {1}.", "Check the endpoints, the network, and that an FE runs there.");

    internal static readonly ProblemKind NoMaster = new(
        "DDR1112", "Cluster \"{0}\" has no master that answers: {1}.", "A switch takes a few seconds: run again. If it lasts, a majority of its FEs is down.");

    internal static readonly ProblemKind LoginRefused = new(
        "DDR1113", "Cluster \"{0}\" refuses the login of user \"{1}\": {2}.", "Check username and password in the provider configuration.");

    internal static readonly ProblemKind AccessDenied = new(
        "DDR1114", "User \"{1}\" of cluster \"{0}\" lacks the privilege {2}.", "As an administrator run: {3}");

    internal static readonly ProblemKind OtherCluster = new(
        "DDR1115",
        "Cluster \"{0}\" is not the one that this resource belongs to: its ClusterId is {1}, recorded is {2}.",
        "Point the endpoints at the right cluster. If the cluster was built anew and is meant, set acceptClusterId to \"{1}\" in the provider configuration.");

    internal static readonly ProblemKind TimedOut = new(
        "DDR1116", "Cluster \"{0}\" gave no answer: {1}", "Run again; raise statementTimeout if the cluster is slow.");

    internal static readonly ProblemKind TlsFailed = new(
        "DDR1117", "No TLS connection to cluster \"{0}\": {1}.", "Check tls.mode and tls.caFile, and enable_ssl of the FEs.");

    internal static readonly ProblemKind TooManyConnections = new(
        "DDR1118", "Cluster \"{0}\" takes no more connections: {1}.", "Lower maxConnections, or raise qe_max_connection or the user's max_user_connections.");

    internal static readonly ProblemKind SqlModeRefused = new(
        "DDR1119", "Sessions on cluster \"{0}\" cannot be used: {1}", "Take NO_BACKSLASH_ESCAPES out of the global sql_mode.");

    internal static readonly ProblemKind OutcomeUnknown = new(
        "DDR1120", "It is not known whether the last statement ran on cluster \"{0}\": {1}", "Run again: what is there is looked up, and nothing is done twice.");

    internal static readonly ProblemKind Refused = new(
        "DDR1121", "Cluster \"{0}\" refused: {1}", "Look the text up in the log of the master FE.");

    internal static readonly ProblemKind Unreadable = new(
        "DDR1122", "The answer of cluster \"{0}\" cannot be read: {1}", "This version of Doris may be newer than this provider; please report the text.");

    internal static readonly ProblemKind NotSupported = new(
        "DDR1123", "Cluster \"{0}\" does not support this: {1}", "Use another version or kind of cluster.");

    internal static readonly ProblemKind NotChecked = new(
        "DDR1124", "Not checked against the cluster: {0}", "The preview shows what the program says; a run may find more.");

    internal static readonly ProblemKind ImportIdInvalid = new(
        "DDR1125", "\"{0}\" is no id to import by.", "Give \"name\", or \"cluster/name\" for a cluster other than the default one.");

    internal static readonly ProblemKind PlainHttpConfigured = new(
        "DDR1126", "http.scheme is http, but tls.mode {0} asks for protected connections.", "Set http.scheme to https, and enable_https on FEs and BEs.");

    internal static readonly ProblemKind PortOutOfRange = new(
        "DDR1127", "http.port is {0}.", "Give a number from 1 to 65535, or leave it out.");

    internal static readonly ProblemKind PlainHttpRefused = new(
        "DDR1128", "Cluster \"{0}\" would be called over plain HTTP, but tls.mode asks for protected connections.", "Set http.scheme to https.");

    internal static readonly ProblemKind Redirected = new(
        "DDR1129", "A node of cluster \"{0}\" redirects HTTP calls: {1}.", "Set http.scheme to https where enable_https is on; redirects are not followed.");

    internal static readonly ProblemKind NodeUnread = new(
        "DDR1130", "{1} of cluster \"{0}\" does not tell its configuration: {2}.", "Check that the node runs and that its HTTP port can be reached; see http.nodeAccess.");

    internal static readonly ProblemKind NameInvalid = new(
        "DDR1201", "\"{0}\" is no name for a repository.", "Begin with a letter, go on with letters, digits, '_' and '-', all ASCII, 256 at most.");

    internal static readonly ProblemKind NameTooLong = new(
        "DDR1202", "The name has {0} characters; Doris {1} takes {2}.", "Give a shorter name.");

    internal static readonly ProblemKind LocationInvalid = new(
        "DDR1203", "The location \"{0}\" is not of the form scheme://bucket/path.", "Give s3://bucket/path, or hdfs://host:port/path for HDFS.");

    internal static readonly ProblemKind LocationOfOtherStorage = new(
        "DDR1204", "The location \"{0}\" does not fit the block {1}.", "Give the block that fits the scheme of the location.");

    internal static readonly ProblemKind TwoStorages = new(
        "DDR1205", "Both s3 and hdfs are given.", "Give one of them.");

    internal static readonly ProblemKind TypedKeyInProperties = new(
        "DDR1206", "\"{0}\" must not stand in properties.", "Set {1} instead; only there Doris shows it and secrets are kept.");

    internal static readonly ProblemKind SecretInProperties = new(
        "DDR1207", "\"{0}\" looks like a secret, and properties are kept in clear.", "Use the typed inputs of s3 for keys.");

    internal static readonly ProblemKind KeyTwice = new(
        "DDR1208", "\"{0}\" is given twice in different case.", "Give it once.");

    internal static readonly ProblemKind NoSettings = new(
        "DDR1209", "Nothing says how to reach the storage.", "Give s3, hdfs or properties.");

    internal static readonly ProblemKind KeysIncomplete = new(
        "DDR1210", "Only one of s3.accessKey and s3.secretKey is given.", "Give both, or none for anonymous or role access.");

    internal static readonly ProblemKind RegionNeeded = new(
        "DDR1211", "Provider {0} needs s3.region, or s3.endpoint.", "Set s3.region.");

    internal static readonly ProblemKind EndpointNeeded = new(
        "DDR1212", "The endpoint of the object store is not known.", "Set s3.endpoint, or s3.provider and s3.region.");

    internal static readonly ProblemKind ExternalIdWithoutRole = new(
        "DDR1213", "s3.externalId is given without s3.roleArn.", "Set s3.roleArn, or leave externalId out.");

    internal static readonly ProblemKind KerberosIncomplete = new(
        "DDR1214", "Kerberos needs hdfs.kerberosPrincipal and hdfs.kerberosKeytab.", "Give both.");

    internal static readonly ProblemKind Differs = new(
        "DDR1215",
        "Repository \"{0}\" exists on cluster \"{1}\" and differs: {2}.",
        "Make the program agree, or run: pulumi import dorisdr:index:Repository {3} {4}. With adoptExisting: true it is taken over and changed.");

    internal static readonly ProblemKind AdoptElsewhere = new(
        "DDR1216",
        "Repository \"{0}\" exists on cluster \"{1}\" at {2}, not at {3}; it is not adopted.",
        "Give its location, give another name, or drop the existing one by hand.");

    internal static readonly ProblemKind WillBeTakenOver = new(
        "DDR1217", "Repository \"{0}\" exists already on cluster \"{1}\".", "It equals the declared one and will be taken over; its keys are set again.");

    internal static readonly ProblemKind WillBeChanged = new(
        "DDR1218", "Repository \"{0}\" exists already on cluster \"{1}\" and differs: {2}.", "It will be taken over and changed, since adoptExisting is set.");

    internal static readonly ProblemKind StorageDenied = new(
        "DDR1219", "The storage refuses the keys: {0}.", "Check s3.accessKey and s3.secretKey, and that they may list, read and write at the location.");

    internal static readonly ProblemKind StorageUnreachable = new(
        "DDR1220", "The storage cannot be reached from the FE: {0}.", "Check s3.endpoint as seen from the FE hosts, and whether usePathStyle is needed.");

    internal static readonly ProblemKind BucketMissing = new(
        "DDR1221", "The bucket of \"{0}\" does not exist.", "Create it, or correct the location.");

    internal static readonly ProblemKind BucketInvalid = new(
        "DDR1222", "The bucket of \"{0}\" has no valid name.", "Correct the location; a store without virtual hosts needs usePathStyle: true.");

    internal static readonly ProblemKind RepoInfoMismatch = new(
        "DDR1223", "At this location another repository is described: {0}.", "Use the name that stands there, or another location.");

    internal static readonly ProblemKind RepoInfoBroken = new(
        "DDR1224", "The repository description at this location cannot be read: {0}.", "Use another name or location; the object __repo_info there is damaged.");

    internal static readonly ProblemKind PingFailed = new(
        "DDR1225",
        "The storage did not answer when the repository \"{0}\" was made, which is dropped again.",
        "Check that the keys may read at the location, and run again.");

    internal static readonly ProblemKind AlterPingFailed = new(
        "DDR1226", "With the new settings the storage does not answer; repository \"{0}\" was left as it is.", "Check keys, endpoint and region.");

    internal static readonly ProblemKind NotAlterable = new(
        "DDR1227", "Repository \"{0}\" cannot be changed in place: {1}.", "Replace it: pulumi up --replace {2}. Its snapshots stay where they are.");

    internal static readonly ProblemKind Busy = new(
        "DDR1228", "A backup or restore is running on repository \"{0}\".", "Wait until it is done, or cancel it, and run again.");

    internal static readonly ProblemKind GoneOnUpdate = new(
        "DDR1229", "Repository \"{0}\" is not there any more.", "Run refresh; the next up makes it again.");

    internal static readonly ProblemKind NoRepositoriesInCloudMode = new(
        "DDR1230", "Cluster \"{0}\" runs in cloud mode; Doris {1} has no repositories there.", "Use 4.0 or later, or a cluster that is not in cloud mode.");

    internal static readonly ProblemKind NoRoleInVersion = new(
        "DDR1231", "Doris {0} does not know s3.roleArn and would ignore it.", "Use keys, or 3.1 or later.");

    internal static readonly ProblemKind NoAzureInVersion = new(
        "DDR1232", "Doris {0} does not know Azure storage.", "Use 3.0.4 or later.");

    internal static readonly ProblemKind SettingsRefused = new(
        "DDR1233", "Doris does not take the storage settings: {0}.", "Correct them; the text names what is missing.");

    internal static readonly ProblemKind LocationRefused = new(
        "DDR1234", "Doris does not take the location \"{0}\": {1}.", "Up to 3.1 object stores need s3://, whatever they are.");

    internal static readonly ProblemKind StillRegistered = new(
        "DDR1235", "Repository \"{0}\" is registered but its storage did not answer, and it could not be dropped again: {1}.", "Run again.");

    internal static readonly ProblemKind NothingManaged = new(
        "DDR1250", "The policy sets nothing.", "Give retention, maxSameName or backendTrashRetention.");

    internal static readonly ProblemKind NoWholeSeconds = new(
        "DDR1251", "{0} is not a number of whole seconds from 0 to {1}.", "Give a duration such as \"7d\".");

    internal static readonly ProblemKind CountOutOfRange = new(
        "DDR1252", "maxSameName is {0}.", "Give a number from 0 to 2147483647, or -1 for no limit.");

    internal static readonly ProblemKind WouldErase = new(
        "DDR1253",
        "{0} would erase {1} within half a minute: {2}.",
        "Recover what is needed, wait, or set allowErase: true.");

    internal static readonly ProblemKind NotSet = new(
        "DDR1254", "{0} did not take the values: {1}.", "Correct what it says and run again.");

    internal static readonly ProblemKind NotDurable = new(
        "DDR1255",
        "Not durable: {0} runs with the values but could not keep them: {1}.",
        "Make its configuration folder writable and run again, or put these lines into its {2} and set durable: false: {3}");

    internal static readonly ProblemKind NoBackendTrashInCloudMode = new(
        "DDR1256", "Cluster \"{0}\" runs in cloud mode, where BEs keep no trash.", "Leave backendTrashRetention out.");

    internal static readonly ProblemKind ClusterIdInvalid = new(
        "DDR1257", "\"{0}\" is no id of a recycle bin policy.", "Give the name of the cluster, \"default\" for the default one.");

    internal static readonly ProblemKind SettingDrift = new(
        "DDR1258", "A node is not as declared: {0}.", "The next up sets it again.");

    internal static readonly ProblemKind DatabaseMissing = new(
        "DDR1270", "There is no database \"{1}\" on cluster \"{0}\".", "Create it first, or correct the name.");

    internal static readonly ProblemKind TableMissing = new(
        "DDR1271", "There is no table \"{0}\" of Doris's own engine in database \"{1}\".", "Create it first, correct the name, or use a pattern with *.");

    internal static readonly ProblemKind BinlogFeatureOff = new(
        "DDR1272",
        "enable_feature_binlog is off on {0}: no binlog is written.",
        "Set enable_feature_binlog = true in fe.conf of every FE and be.conf of every BE and restart them.");

    internal static readonly ProblemKind NoBinlogInCloudMode = new(
        "DDR1273", "Cluster \"{0}\" runs in cloud mode or is older than 2.0: it has no binlogs.", "Use a cluster that is not in cloud mode.");

    internal static readonly ProblemKind DatabaseStillEnabled = new(
        "DDR1274",
        "The database \"{0}\" writes a binlog, so no table of it can be without.",
        "Disable the whole database: leave tables out.");

    internal static readonly ProblemKind LimitOutOfRange = new(
        "DDR1275", "{0} is not from {1} to {2}.", "Give a value in that range.");

    internal static readonly ProblemKind TableNameInvalid = new(
        "DDR1276", "\"{0}\" is no name or pattern of tables.", "Give a name without database, in which * stands for any text and ? for one character.");

    internal static readonly ProblemKind DatabaseNameInvalid = new(
        "DDR1277", "\"{0}\" is no database of yours.", "Give the name of a database that is not Doris's own.");

    internal static readonly ProblemKind TablesKeepComing = new(
        "DDR1278", "Tables without binlog were made in database \"{0}\" faster than they could be covered: {1}.", "Run again.");

    internal static readonly ProblemKind FeatureNotChecked = new(
        "DDR1279", "It is not known whether enable_feature_binlog is on at {0}: {1}", "A node without it writes no binlog; look at its configuration.");

    internal static readonly ProblemKind BinlogDrift = new(
        "DDR1280", "A table is not as declared: {0}.", "The next up sets it again.");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        EndpointInvalid, CaFileUnused, TimeoutOutOfRange, MaxConnectionsOutOfRange, ClusterNameInvalid, EndpointsMissing, UsernameEmpty,
        ClusterUnknown, Unreachable, NoMaster, LoginRefused, AccessDenied, OtherCluster, TimedOut, TlsFailed, TooManyConnections, SqlModeRefused,
        OutcomeUnknown, Refused, Unreadable, NotSupported, NotChecked, ImportIdInvalid, PlainHttpConfigured, PortOutOfRange, PlainHttpRefused,
        Redirected, NodeUnread,
        NameInvalid, NameTooLong, LocationInvalid, LocationOfOtherStorage, TwoStorages, TypedKeyInProperties, SecretInProperties, KeyTwice,
        NoSettings, KeysIncomplete, RegionNeeded, EndpointNeeded, ExternalIdWithoutRole, KerberosIncomplete, Differs, AdoptElsewhere,
        WillBeTakenOver, WillBeChanged, StorageDenied, StorageUnreachable, BucketMissing, BucketInvalid, RepoInfoMismatch, RepoInfoBroken,
        PingFailed, AlterPingFailed, NotAlterable, Busy, GoneOnUpdate, NoRepositoriesInCloudMode, NoRoleInVersion, NoAzureInVersion,
        SettingsRefused, LocationRefused, StillRegistered,
        NothingManaged, NoWholeSeconds, CountOutOfRange, WouldErase, NotSet, NotDurable, NoBackendTrashInCloudMode, ClusterIdInvalid, SettingDrift,
        DatabaseMissing, TableMissing, BinlogFeatureOff, NoBinlogInCloudMode, DatabaseStillEnabled, LimitOutOfRange, TableNameInvalid,
        DatabaseNameInvalid, TablesKeepComing, FeatureNotChecked, BinlogDrift,
    ];

    /// <summary>What a function that asks a cluster can have.</summary>
    internal static IReadOnlyList<ProblemKind> OfFunctions => [.. All.Where(kind => IsOfClusters(kind) && kind != NotChecked)];

    /// <summary>What the resources of an area can have, whose codes begin alike: what clusters answer, and what is of the area itself.</summary>
    internal static IReadOnlyList<ProblemKind> OfResources(params IReadOnlyList<string> areas) =>
        [.. All.Where(kind => IsOfClusters(kind) || kind == ImportIdInvalid || areas.Any(area => kind.Code.StartsWith(area, StringComparison.Ordinal)))];

    private static bool IsOfClusters(ProblemKind kind) =>
        string.CompareOrdinal(kind.Code, ClusterUnknown.Code) >= 0 && string.CompareOrdinal(kind.Code, NotChecked.Code) <= 0;
}
