namespace DorisDr.Client.Cluster;

/// <summary>What some Doris versions can do and others cannot.</summary>
public enum DorisCapability
{
    /// <summary>There is ALTER REPOSITORY, at least for keys.</summary>
    AlterRepositoryKeys = 0,

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

    /// <summary>CREATE and DROP REPOSITORY work in cloud mode.</summary>
    RepositoriesInCloudMode,
}
