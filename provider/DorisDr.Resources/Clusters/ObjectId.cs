using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Configuration;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Clusters;

/// <summary>Id of an object that has a name on a cluster: <c>name</c> on the default one, else <c>cluster/name</c>.</summary>
/// <param name="Cluster">Name of the cluster, null for the default one.</param>
/// <param name="Name">Name of the object.</param>
internal sealed record ObjectId(string? Cluster, string Name)
{
    /// <summary>The id of what an input declares.</summary>
    internal static ObjectId Of(string? cluster, string name) => new(cluster is ClusterNames.Default ? null : cluster, name);

    /// <summary>Reads an id as users give it to an import.</summary>
    internal static ObjectId Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (cluster, name) = slash < 0 ? (null, text) : (text[..slash], text[(slash + 1)..]);
        return name.Length > 0 && cluster is not "" && !name.Contains('/', StringComparison.Ordinal)
            ? Of(cluster, name)
            : throw new ProblemException(ResourceProblems.ImportIdInvalid.Of(text));
    }

    /// <summary>The canonical id.</summary>
    public override string ToString() => Cluster is null ? Name : $"{Cluster}/{Name}";
}
