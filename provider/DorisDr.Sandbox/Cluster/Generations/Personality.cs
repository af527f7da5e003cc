namespace DorisDr.Sandbox.Cluster;

/// <summary>What tells one generation of Doris from another, as data.</summary>
internal sealed record Personality
{
    public required string Name { get; init; }

    /// <summary>The version in the greeting and of <c>version()</c>.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>The build as SHOW FRONTENDS names it; it says that this is the sandbox.</summary>
    public required string Build { get; init; }

    public required string VersionCommentPrefix { get; init; }

    /// <summary>The rule for repository names in CREATE, as Doris prints it.</summary>
    public required string RepositoryNameRule { get; init; }

    /// <summary>The rule for repository names in ALTER, which allows fewer characters.</summary>
    public required string RepositoryNameRuleOfAlter { get; init; }

    /// <summary>The rule for names of databases.</summary>
    public required string CommonNameRule { get; init; }

    public required string LabelRule { get; init; }

    /// <summary>Whether most statements go through the planner that answers every refusal with 1105 and tells where in the text it is.</summary>
    public required bool IsUniform { get; init; }

    /// <summary>Whose configuration keys it has.</summary>
    public required string ConfigTable { get; init; }

    public required string SqlMode { get; init; }

    public required string InvertedIndexFormat { get; init; }

    /// <summary>Quota of a database, as listings print it.</summary>
    public required string DatabaseQuota { get; init; }

    public required string TransactionQuota { get; init; }

    /// <summary>How many tables <c>information_schema</c> has.</summary>
    public required string SchemaTables { get; init; }

    /// <summary>Whether TRUNCATE puts what was there into the recycle bin.</summary>
    public required bool TruncateRecycles { get; init; }

    public static Personality Doris4 { get; } = new()
    {
        Name = "doris-4.0",
        ServerVersion = "5.7.99",
        Build = "doris-4.0.0-sandbox-Unknown",
        VersionCommentPrefix = "doris version ",
        RepositoryNameRule = @"^[a-zA-Z\p{L}][a-zA-Z0-9\-_\p{L}]{0,255}$",
        RepositoryNameRuleOfAlter = @"^[a-zA-Z\p{L}][a-zA-Z0-9\-_\p{L}]{0,63}$",
        CommonNameRule = @"^[a-zA-Z\p{L}][a-zA-Z0-9\-_\p{L}]{0,63}$",
        LabelRule = @"^[\-_A-Za-z0-9:\p{L}]{1,128}$",
        IsUniform = true,
        ConfigTable = "doris-4.0",
        SqlMode = "ONLY_FULL_GROUP_BY",
        InvertedIndexFormat = "V3",
        DatabaseQuota = "8388608.000 TB",
        TransactionQuota = "10000",
        SchemaTables = "52",
        TruncateRecycles = true,
    };

    public static Personality Doris3 { get; } = new()
    {
        Name = "doris-3.0",
        ServerVersion = "5.7.99",
        Build = "doris-3.0.3-sandbox--Unknown",
        VersionCommentPrefix = "Doris version ",
        RepositoryNameRule = "^[a-zA-Z][a-zA-Z0-9-_]{0,63}$",
        RepositoryNameRuleOfAlter = "^[a-zA-Z][a-zA-Z0-9-_]{0,63}$",
        CommonNameRule = "^[a-zA-Z][a-zA-Z0-9-_]{0,63}$",
        LabelRule = "^[-_A-Za-z0-9:]{1,128}$",
        IsUniform = false,
        ConfigTable = "doris-4.0",
        SqlMode = "",
        InvertedIndexFormat = "V2",
        DatabaseQuota = "1024.000 TB",
        TransactionQuota = "1000",
        SchemaTables = "38",
        TruncateRecycles = false,
    };

    public static IReadOnlyList<Personality> All { get; } = [Doris4, Doris3];
}
