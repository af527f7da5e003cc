using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Cluster;
using DorisDr.Client.Sql;

namespace DorisDr.Client.Samples;

internal static class RepositorySamples
{
    private const string Class = nameof(RepositoryStatements);
    private const string Name = "dorisdr_sample";

    /// <summary>In an order in which they can be run one after the other.</summary>
    internal static IReadOnlyList<StatementSample> All { get; } =
    [
        new($"{Class}.{nameof(RepositoryStatements.Create)}", "A repository in an object store.", _ => RepositoryStatements.Create(S3(Name, isReadOnly: false))),
        new($"{Class}.{nameof(RepositoryStatements.ShowAll)}", "All repositories.", RepositoryStatements.ShowAll),
        new($"{Class}.{nameof(RepositoryStatements.ShowCreate)}", "Its settings.", RepositoryStatements.ShowCreate(Name)),
        new($"{Class}.{nameof(RepositoryStatements.Alter)}", "New keys.", Keys),
        new($"{Class}.{nameof(RepositoryStatements.Alter)}", "Other settings.", Settings),
        new($"{Class}.{nameof(RepositoryStatements.Drop)}", "Detaches it; its snapshots stay.", RepositoryStatements.Drop(Name)),
        new($"{Class}.{nameof(RepositoryStatements.Create)}", "To restore from only.", _ => RepositoryStatements.Create(S3($"{Name}_read", isReadOnly: true))),
        new($"{Class}.{nameof(RepositoryStatements.Create)}", "A repository in HDFS.", _ => RepositoryStatements.Create(Hdfs)),
    ];

    private static RepositoryDefinition Hdfs => new()
    {
        Name = $"{Name}_hdfs",
        Location = "hdfs://namenode:8020/backup/sample",
        Backend = RepositoryBackend.Hdfs,
        Properties = new SqlProperties().Add("fs.defaultFS", "hdfs://namenode:8020").Add("hadoop.username", "doris"),
    };

    private static RepositoryDefinition S3(string name, bool isReadOnly) => new()
    {
        Name = name,
        Location = "s3://bucket/sample",
        IsReadOnly = isReadOnly,
        Backend = RepositoryBackend.S3,
        Properties = AddKeys(new SqlProperties().Add("s3.endpoint", "https://s3.eu-central-1.amazonaws.com").Add("s3.region", "eu-central-1")),
    };

    private static SqlStatement? Keys(DorisVersion version) =>
        version.Has(DorisCapability.AlterRepositoryKeys) ? RepositoryStatements.Alter(Name, AddKeys(new SqlProperties())) : null;

    private static SqlStatement? Settings(DorisVersion version) => version.Has(DorisCapability.AlterAnyRepositoryProperty)
        ? RepositoryStatements.Alter(Name, new SqlProperties().Add("s3.region", "eu-west-1").Add("use_path_style", "true"))
        : null;

    private static SqlProperties AddKeys(SqlProperties properties) =>
        properties.AddSecret("s3.access_key", new SqlSecret("ACCESS_KEY")).AddSecret("s3.secret_key", new SqlSecret("SECRET_KEY"));
}
