namespace DorisDr.Client.Catalog.Repositories;

/// <summary>Keyword of the storage in CREATE REPOSITORY. All object stores are S3 there, Azure too.</summary>
public enum RepositoryBackend
{
    /// <summary>Object stores.</summary>
    S3 = 0,

    /// <summary>HDFS and what speaks its protocol.</summary>
    Hdfs,
}
