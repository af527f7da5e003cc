using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Schema;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;

namespace DorisDr.Resources;

/// <summary>Composes the provider out of the catalogue. Both drivers, plugin and embedded engine, get it here.</summary>
public static class DorisProvider
{
    /// <summary>Makes a provider; nothing is connected and nothing read.</summary>
    /// <param name="environment">Reads an environment variable, null when it is not set. Asked in Configure only.</param>
    /// <param name="log">Where messages for the user go.</param>
    /// <param name="time">The clock.</param>
    public static ResourceProvider<ProviderConfig, ClusterDirectory> Create(Func<string, string?> environment, IEngineLog log, TimeProvider time)
    {
        var definition = new ProviderDefinition<ProviderConfig, ClusterDirectory>
        {
            Package = Package,
            CheckConfig = ConfigurationChecks.Check,
            Open = (config, messages) => new ClusterDirectory(config, time, new EngineLogger(messages)),
            CloseAsync = static clusters => clusters.CloseAsync(),
            Forget = static clusters => clusters.Forget(),
            Resources = ResourceCatalog.Resources,
            Functions = ResourceCatalog.Functions,
        };
        return new ResourceProvider<ProviderConfig, ClusterDirectory>(definition, environment, log, time);
    }

    private static PackageInfo Package { get; } = new()
    {
        Name = "dorisdr",
        Version = typeof(DorisProvider).Assembly.GetName().Version!.ToString(3),
        DisplayName = "DorisDr",
        Description = "Disaster recovery for Apache Doris as code: repositories, backups, restores and replication.",
        Publisher = "DorisDr",
        Repository = "https://github.com/dorisdr/dorisdr",
        License = "Apache-2.0",
        PluginDownloadUrl = "github://api.github.com/dorisdr",
        Keywords = ["doris", "backup", "restore", "disaster-recovery", "database"],
    };
}
