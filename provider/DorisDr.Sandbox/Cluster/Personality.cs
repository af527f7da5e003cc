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
    };

    public static IReadOnlyList<Personality> All { get; } = [Doris4];
}
