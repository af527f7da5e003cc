namespace DorisDr.Client.Sql;

/// <summary>What a failed call to Doris means, as far as the client can tell without knowing what it was for.</summary>
public enum DorisErrorKind
{
    /// <summary>A reply that no row of the table knows.</summary>
    Unknown = 0,

    /// <summary>No configured endpoint could be connected to.</summary>
    Unreachable,

    /// <summary>The connection broke while a read was waiting for its answer.</summary>
    ConnectionLost,

    /// <summary>A read got no answer before its deadline.</summary>
    TimedOut,

    /// <summary>A write was sent and its reply was lost or late: it may have run, or not.</summary>
    OutcomeUnknown,

    /// <summary>TLS could not be agreed on or the certificate was not accepted.</summary>
    TlsFailed,

    /// <summary>User or password were refused.</summary>
    AuthenticationFailed,

    /// <summary>The connection limit of the FE or of the user is reached.</summary>
    TooManyConnections,

    /// <summary>The session runs with NO_BACKSLASH_ESCAPES, under which Doris reads quoted text differently in different statements.</summary>
    SqlModeRefused,

    /// <summary>The answer lacks something that is needed, or cannot be read.</summary>
    UnreadableReply,

    /// <summary>The user lacks a privilege.</summary>
    AccessDenied,

    /// <summary>The cluster has no master at the moment, or the asked FE does not reach it; the statement did not run.</summary>
    NoMaster,

    /// <summary>It cannot be proved that the asked FE knows what the master knows.</summary>
    MasterNotProved,

    /// <summary>The statement is not understood by this version.</summary>
    SyntaxError,

    /// <summary>The statement is understood and refused, for example in cloud mode.</summary>
    NotSupported,

    /// <summary>The database does not exist.</summary>
    UnknownDatabase,

    /// <summary>The table does not exist.</summary>
    UnknownTable,

    /// <summary>A repository of this name is registered already.</summary>
    RepositoryExists,

    /// <summary>No repository of this name is registered.</summary>
    RepositoryMissing,

    /// <summary>Doris does not take this name for a repository.</summary>
    RepositoryNameInvalid,

    /// <summary>A backup was sent to a read-only repository.</summary>
    ReadOnlyRepository,

    /// <summary>A backup or restore job uses the repository.</summary>
    RepositoryBusy,

    /// <summary>The database already runs a backup or restore.</summary>
    JobRunning,

    /// <summary>The object store or file system does not answer.</summary>
    StorageUnreachable,

    /// <summary>The object store refuses the keys.</summary>
    StorageDenied,

    /// <summary>The bucket does not exist.</summary>
    BucketMissing,

    /// <summary>The bucket name is not a valid one.</summary>
    BucketInvalid,

    /// <summary>The location is empty or of a form that this version refuses.</summary>
    LocationInvalid,

    /// <summary>The repository description at the location belongs to a repository of another name.</summary>
    RepoInfoMismatch,

    /// <summary>The repository description at the location cannot be read.</summary>
    RepoInfoBroken,

    /// <summary>The storage did not answer to the last check. After a CREATE the repository is registered nevertheless.</summary>
    PingFailed,

    /// <summary>Only one of access key and secret key was given.</summary>
    KeysIncomplete,

    /// <summary>The endpoint of the object store is missing.</summary>
    EndpointMissing,

    /// <summary>The region of the object store is missing.</summary>
    RegionMissing,

    /// <summary>The properties name no storage that Doris knows.</summary>
    UnsupportedStorage,

    /// <summary>The broker does not exist.</summary>
    BrokerMissing,

    /// <summary>This version changes credentials only.</summary>
    PropertiesNotAlterable,

    /// <summary>A property was given twice.</summary>
    DuplicateProperty,

    /// <summary>HTTP without TLS, while TLS is required.</summary>
    PlainHttpRefused,

    /// <summary>The HTTP server sends the caller elsewhere, as an FE with <c>enable_https</c> does to callers of its plain port.</summary>
    Redirected,

    /// <summary>A config key that does not exist, cannot be changed while running, or does not take the value.</summary>
    ConfigRefused,

    /// <summary>An FE did not get the config of a BE.</summary>
    BackendConfigUnread,

    /// <summary><c>enable_feature_binlog</c> is off.</summary>
    BinlogFeatureOff,

    /// <summary>A database cannot write a binlog while one of its tables does not.</summary>
    BinlogOffInTable,

    /// <summary>A table cannot stop its binlog while its database writes one.</summary>
    BinlogOnInDatabase,
}
