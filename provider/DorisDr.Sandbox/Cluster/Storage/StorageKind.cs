namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>What Doris takes a store for, judged by its properties only.</summary>
internal enum StorageKind
{
    Hdfs,
    OssHdfs,
    Oss,
    S3,
    Obs,
    Cos,
    Gcs,
    Azure,
    Minio,
    Local,
    Http,
}
