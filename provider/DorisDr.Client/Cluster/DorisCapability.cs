namespace DorisDr.Client.Cluster;

/// <summary>What some Doris versions can do and others cannot.</summary>
public enum DorisCapability
{
    /// <summary>CREATE and DROP REPOSITORY.</summary>
    Repositories = 0,

    /// <summary>BACKUP.</summary>
    Backup,

    /// <summary>RESTORE.</summary>
    Restore,

    /// <summary>CANCEL BACKUP and CANCEL RESTORE.</summary>
    CancelJobs,

    /// <summary>Databases and tables can write binlogs.</summary>
    Binlog,

    /// <summary>BEs keep files of dropped tablets for a while.</summary>
    BackendTrash,

    /// <summary>There is ALTER REPOSITORY, at least for keys.</summary>
    AlterRepositoryKeys,

    /// <summary>ALTER REPOSITORY takes any property and keeps those that are not named.</summary>
    AlterAnyRepositoryProperty,

    /// <summary>SHOW CREATE REPOSITORY prints access key and session token in clear.</summary>
    AccessKeyReadable,

    /// <summary>Repository names of up to 256 characters can be created; before, and for ALTER always, 64.</summary>
    LongRepositoryName,

    /// <summary>Names may hold letters beyond ASCII.</summary>
    UnicodeNames,

    /// <summary>S3 access by assuming a role.</summary>
    S3Role,

    /// <summary>Azure as object store.</summary>
    AzureStorage,

    /// <summary>Storage is recognised by its properties, so that locations of any scheme are taken.</summary>
    StorageByProperties,

    /// <summary>SHOW BACKEND CONFIG.</summary>
    ShowBackendConfig,

    /// <summary>ADMIN SET ALL FRONTENDS CONFIG sets keys of the master on every FE, not on the master alone.</summary>
    SetAllFrontends,

    /// <summary>SHOW FRONTEND CONFIG answers with the values of the master wherever it is asked; before, with those of the asked FE.</summary>
    ConfigShownByMaster,
}
