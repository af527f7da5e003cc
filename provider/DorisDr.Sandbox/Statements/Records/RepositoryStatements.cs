namespace DorisDr.Sandbox.Statements;

/// <summary>What stands behind WITH in CREATE REPOSITORY.</summary>
internal enum StorageKeyword
{
    S3,
    Hdfs,
    Local,
    Broker,
}

internal sealed record CreateRepository(string Name, bool IsReadOnly, StorageKeyword Storage, string? Broker, string Location,
    IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record AlterRepository(string Name, IReadOnlyDictionary<string, string> Properties) : Statement;

internal sealed record DropRepository(string Name) : Statement;

internal sealed record ShowRepositories : Statement;

internal sealed record ShowCreateRepository(string Name) : Statement;

internal sealed record ShowSnapshot(string Repository, Expression? Where) : Statement;
