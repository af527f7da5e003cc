namespace DorisDr.Resources.Repositories;

/// <summary>What follows from the kind of an object store.</summary>
/// <param name="EndpointOf">Endpoint from the region, null where it does not follow.</param>
/// <param name="DefaultRegion">Region where none is given.</param>
/// <param name="UsePathStyle">Path style where it is not given.</param>
/// <param name="Provider">Value of the property `provider`, where Doris needs it to know the store.</param>
internal sealed record ObjectStorePreset(Func<string, string>? EndpointOf, string? DefaultRegion = null, bool? UsePathStyle = null, string? Provider = null)
{
    private static readonly Dictionary<ObjectStore, ObjectStorePreset> Table = new()
    {
        [ObjectStore.Aws] = new(static region =>
            region.StartsWith("cn-", StringComparison.Ordinal) ? $"https://s3.{region}.amazonaws.com.cn" : $"https://s3.{region}.amazonaws.com"),
        [ObjectStore.Minio] = new(EndpointOf: null, DefaultRegion: "us-east-1", UsePathStyle: true),
        [ObjectStore.Oss] = new(static region => $"https://oss-{region}.aliyuncs.com"),
        [ObjectStore.Cos] = new(static region => $"https://cos.{region}.myqcloud.com"),
        [ObjectStore.Obs] = new(static region => $"https://obs.{region}.myhuaweicloud.com"),
        [ObjectStore.Gcs] = new(static _ => "https://storage.googleapis.com", DefaultRegion: "auto"),
        [ObjectStore.Azure] = new(EndpointOf: null, Provider: "azure"),
    };

    private static readonly ObjectStorePreset None = new(EndpointOf: null);

    internal static ObjectStorePreset Of(ObjectStore? store) => store is { } known ? Table[known] : None;

    internal string? Region(S3Storage s3) => s3.Region ?? DefaultRegion;

    internal string? Endpoint(S3Storage s3) => s3.Endpoint ?? (Region(s3) is { } region ? EndpointOf?.Invoke(region) : null);

    internal bool? PathStyle(S3Storage s3) => s3.UsePathStyle ?? UsePathStyle;
}
