using System.Collections.Immutable;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Repositories;

/// <summary>
/// A repository: the place in an object store or in HDFS to which Doris backs up and from which it restores.
///
/// Deleting it only detaches it (`DROP REPOSITORY`): all snapshots stay where they are, and a repository of the same name and location finds them
/// again. Keys can be changed at any time; on Doris 4.0 and later, every setting of an object store. Needs the global privilege ADMIN.
/// An existing repository that equals the declared one is taken over; one that differs is an error.
/// </summary>
/// <example>
/// <code>
/// resources:
///   offsite:
///     type: dorisdr:Repository
///     properties:
///       location: s3://doris-backup/prod
///       s3:
///         provider: aws
///         region: eu-central-1
///         accessKey: ${accessKey}
///         secretKey: ${secretKey}
/// </code>
/// </example>
[PropertyRecord]
[ImportedBy("offsite", "the name, or by `cluster/name` for a cluster other than the default one")]
public sealed partial record RepositoryInputs
{
    /// <summary>Name of the repository: a letter, then letters, digits, `_` and `-`, all ASCII, up to 64 (256 on Doris 4.0 and later, where a name
    /// beyond 64 cannot be altered). It is part of the path of all snapshots. The logical name when absent.</summary>
    [AutoName]
    [ForcesReplacement]
    public string? Name { get; init; }

    /// <summary>Name of the cluster in the provider configuration; the default one when absent.</summary>
    [ForcesReplacement]
    [Default("default")]
    public string? Cluster { get; init; }

    /// <summary>Where snapshots are kept, `s3://bucket/path` or `hdfs://host:port/path`. Doris up to 3.1 takes only `s3://` for object stores,
    /// whatever they are. Several repositories may share a location.</summary>
    [ForcesReplacement]
    [Normalized<LocationNormalizer>]
    public required string Location { get; init; }

    /// <summary>Refuse backups to it; restores work. The location must be writable the first time all the same.</summary>
    [ForcesReplacement]
    [Default(false)]
    public bool ReadOnly { get; init; }

    /// <summary>How to reach an object store.</summary>
    public S3Storage? S3 { get; init; }

    /// <summary>How to reach HDFS.</summary>
    [ForcesReplacement]
    public HdfsStorage? Hdfs { get; init; }

    /// <summary>Further properties as Doris knows them. What has an input of its own, and secrets, are refused here.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Take over an existing repository of this name that differs, and change it. Its location must agree even then.</summary>
    [NotCompared]
    [Default(false)]
    public bool AdoptExisting { get; init; }
}

/// <summary>An object store that speaks the S3 protocol, or Azure.</summary>
[PropertyRecord]
public sealed partial record S3Storage
{
    /// <summary>Kind of store. It fills in endpoint, region and path style where they follow from it.</summary>
    public ObjectStore? Provider { get; init; }

    /// <summary>Address of the store as the FEs and BEs see it. Follows from `provider` and `region` where it is absent.</summary>
    [Normalized<EndpointNormalizer>]
    public string? Endpoint { get; init; }

    /// <summary>Region of the store.</summary>
    public string? Region { get; init; }

    /// <summary>Access key; for Azure the account name. Doris does not show it again, so a change made elsewhere is not noticed.</summary>
    public SecretText? AccessKey { get; init; }

    /// <summary>Secret key; for Azure the account key. Doris does not show it again.</summary>
    public SecretText? SecretKey { get; init; }

    /// <summary>Token of temporary keys. Doris does not renew it: backups fail when it has expired.</summary>
    public SecretText? SessionToken { get; init; }

    /// <summary>Role to assume instead of keys. Doris 3.1 and later.</summary>
    public string? RoleArn { get; init; }

    /// <summary>External id for assuming the role.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Name the bucket in the path of URLs and not in the host. Needed by MinIO and most stores on premises.</summary>
    public bool? UsePathStyle { get; init; }
}

/// <summary>Kinds of object stores.</summary>
public enum ObjectStore
{
    /// <summary>Amazon S3. Endpoint from the region.</summary>
    Aws,

    /// <summary>MinIO. Region us-east-1 and path style unless given.</summary>
    Minio,

    /// <summary>Alibaba Cloud OSS. Endpoint from the region.</summary>
    Oss,

    /// <summary>Tencent Cloud COS. Endpoint from the region.</summary>
    Cos,

    /// <summary>Huawei Cloud OBS. Endpoint from the region.</summary>
    Obs,

    /// <summary>Google Cloud Storage with HMAC keys.</summary>
    Gcs,

    /// <summary>Azure Blob Storage. Doris cannot show its settings again. Doris 3.0.4 and later.</summary>
    Azure,
}

/// <summary>HDFS.</summary>
[PropertyRecord]
public sealed partial record HdfsStorage
{
    /// <summary>Name node or name service, `hdfs://host:port`.</summary>
    [Normalized<EndpointNormalizer>]
    public string? DefaultFs { get; init; }

    /// <summary>User to act as without Kerberos.</summary>
    public string? Username { get; init; }

    /// <summary>How to authenticate.</summary>
    public HdfsAuthentication? Authentication { get; init; }

    /// <summary>Principal for Kerberos.</summary>
    public string? KerberosPrincipal { get; init; }

    /// <summary>Path of the keytab on every FE and BE.</summary>
    public string? KerberosKeytab { get; init; }

    /// <summary>Further settings of the HDFS client, for example `dfs.nameservices` for high availability.</summary>
    public ImmutableSortedDictionary<string, string> Properties { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>How HDFS knows who asks.</summary>
public enum HdfsAuthentication
{
    /// <summary>By the user name alone.</summary>
    Simple,

    /// <summary>By Kerberos.</summary>
    Kerberos,
}

/// <summary>What a repository has beyond its inputs.</summary>
[PropertyRecord]
public sealed partial record RepositoryState
{
    /// <summary>Kind of storage as Doris calls it: `S3` for all object stores but Azure, `AZURE`, `HDFS` or `BROKER`.</summary>
    public required string Type { get; init; }

    /// <summary>ClusterId of the cluster on which it is. Another cluster behind the endpoint is an error, never "gone".</summary>
    public required string ClusterId { get; init; }
}
