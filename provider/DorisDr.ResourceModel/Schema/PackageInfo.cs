namespace DorisDr.ResourceModel.Schema;

/// <summary>What the schema says about the package as a whole.</summary>
public sealed record PackageInfo
{
    /// <summary>Package name: the first part of every token.</summary>
    public required string Name { get; init; }

    /// <summary>Three-part version.</summary>
    public required string Version { get; init; }

    /// <summary>Name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>What it is for, in Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>Who publishes it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Source repository and home page.</summary>
    public required string Repository { get; init; }

    /// <summary>SPDX name of the licence.</summary>
    public required string License { get; init; }

    /// <summary>Where engines download the plugin.</summary>
    public required string PluginDownloadUrl { get; init; }

    /// <summary>Search words of the registry.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
}
