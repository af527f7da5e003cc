using DorisDr.Client.Catalog.Repositories;

namespace DorisDr.Resources.Repositories;

/// <summary>Which keyword of CREATE REPOSITORY a declaration needs, and what Doris will call it.</summary>
internal static class RepositoryBackends
{
    private static readonly string[] HdfsSchemes = ["hdfs", "viewfs"];

    internal static bool IsHdfsScheme(string location) => HdfsSchemes.Contains(LocationNormalizer.Scheme(location), StringComparer.Ordinal);

    internal static RepositoryBackend Of(RepositoryInputs inputs) =>
        inputs.Hdfs is not null || (inputs.S3 is null && IsHdfsScheme(inputs.Location)) ? RepositoryBackend.Hdfs : RepositoryBackend.S3;

    /// <summary>The value of the column Type of SHOW REPOSITORIES.</summary>
    internal static string TypeOf(RepositoryInputs inputs) => Of(inputs) switch
    {
        RepositoryBackend.Hdfs => "HDFS",
        _ when inputs.S3?.Provider is ObjectStore.Azure => "AZURE",
        _ => "S3",
    };
}
