using DorisDr.Client;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Configuration;
using DorisDr.Resources.Problems;
using Microsoft.Extensions.Logging;

namespace DorisDr.Resources.Clusters;

/// <summary>The configured clusters by name. None is connected to before it is used.</summary>
public sealed class ClusterDirectory
{
    private readonly Dictionary<string, ClusterAccess> _clusters;

    internal ClusterDirectory(ProviderConfig config, TimeProvider time, ILogger logger) =>
        _clusters = config.AllClusters().ToDictionary(
            entry => entry.Key,
            entry => new ClusterAccess(new DorisCluster(ClusterOptionsBuilder.Build(entry.Key, entry.Value), time, logger)),
            StringComparer.Ordinal);

    /// <summary>All names, the default one first.</summary>
    internal IEnumerable<string> Names => _clusters.Keys.OrderBy(name => name != ClusterNames.Default).ThenBy(name => name, StringComparer.Ordinal);

    /// <summary>The cluster of a name; the default one for null.</summary>
    internal ClusterAccess Find(string? name)
    {
        if (_clusters.TryGetValue(name ?? ClusterNames.Default, out var cluster))
        {
            return cluster;
        }

        throw new ProblemException(Unknown(name));
    }

    /// <summary>The clusters that a listing asks: the one its query names, else all.</summary>
    internal IEnumerable<ClusterAccess> Queried(PropertyMap query) =>
        query.Find("cluster")?.Unwrapped is PropertyValue.TextValue { Value: var name } ? [Find(name)] : Names.Select(Find);

    internal Problem Unknown(string? name) => ResourceProblems.ClusterUnknown.At(PropertyPath.Of("cluster"), name) with
    {
        Remedy = $"{Nearest.Remedy(name ?? string.Empty, _clusters.Keys)} More clusters stand under clusters.",
    };

    internal bool Knows(string? name) => _clusters.ContainsKey(name ?? ClusterNames.Default);

    internal void Forget()
    {
        foreach (var cluster in _clusters.Values)
        {
            cluster.Forget();
        }
    }

    internal async ValueTask CloseAsync()
    {
        foreach (var cluster in _clusters.Values)
        {
            await cluster.CloseAsync();
        }
    }
}
