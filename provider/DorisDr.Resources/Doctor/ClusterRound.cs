using System.Runtime.CompilerServices;
using DorisDr.Client.Cluster;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Doctor;

/// <summary>The cluster as a whole: version, mode, master, and which nodes are alive.</summary>
internal static class ClusterRound
{
    private const string Check = "cluster";
    private const string Nodes = "nodes";

    internal static async IAsyncEnumerable<Examination> RunAsync(ClusterAccess cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (identity, failure) = await Round.LookAsync(cluster, Check, "", cluster.Nodes.GetIdentityAsync, cancellationToken);
        if (identity is null)
        {
            yield return failure!;
            yield break;
        }

        yield return new Examination(cluster.Name, Check, "", Verdict.Good, $"{identity.Version}, master {identity.Master.Host}, ClusterId {identity.ClusterId}");
        foreach (var remark in Remarks(cluster.Name, identity.Version))
        {
            yield return remark;
        }

        var frontends = await Round.LookAsync(cluster, Nodes, "", cluster.Nodes.ListFrontendsAsync, cancellationToken);
        var backends = await Round.LookAsync(cluster, Nodes, "", cluster.Nodes.ListBackendsAsync, cancellationToken);
        foreach (var problem in new[] { frontends.Failure, backends.Failure }.OfType<Examination>())
        {
            yield return problem;
        }

        IReadOnlyList<(string Name, bool IsAlive, string? Version, string? Error)> nodes =
        [
            .. (frontends.Seen ?? []).Select(f => ($"FE {f.Host} ({f.Role}{(f.IsMaster ? ", master" : "")})", f.IsAlive, f.Version, f.Error)),
            .. (backends.Seen ?? []).Select(b => ($"BE {b.Host}", b.IsAlive, b.Version, b.Error)),
        ];
        foreach (var (name, isAlive, version, error) in nodes)
        {
            yield return isAlive
                ? new Examination(cluster.Name, Nodes, name, Verdict.Good, version is null ? "alive" : $"alive, {version}")
                : new Examination(cluster.Name, Nodes, name, Verdict.Bad, $"not alive{(string.IsNullOrEmpty(error) ? "" : $": {error}")}. Start it, or take it out of the cluster.");
        }

        var versions = nodes.Select(n => n.Version).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (versions.Count > 1)
        {
            yield return new Examination(
                cluster.Name, Nodes, "", Verdict.Warning, $"{versions.Count} versions at once: {string.Join(", ", versions)}. Finish the upgrade before relying on backups.");
        }
    }

    private static IEnumerable<Examination> Remarks(string cluster, DorisVersion version)
    {
        if (version.IsCloudMode)
        {
            var missing = Enum.GetValues<DorisCapability>().Where(c => !version.Has(c) && (version with { IsCloudMode = false }).Has(c));
            yield return new Examination(
                cluster, Check, "", Verdict.Warning, $"compute and storage are decoupled: no {string.Join(", ", missing.Select(Words))} on this version. Such resources are refused.");
        }

        if (version.IsSourceBuild)
        {
            yield return new Examination(
                cluster, Check, "", Verdict.Warning, $"built from source without a release number: taken for generation {(version.Major == int.MaxValue ? "4 or later" : $"{version.Major}.{version.Minor}")}.");
        }
    }

    private static string Words(DorisCapability capability) => capability switch
    {
        DorisCapability.Repositories => "repositories",
        DorisCapability.Backup => "backups",
        DorisCapability.Restore => "restores",
        DorisCapability.CancelJobs => "cancelling of jobs",
        DorisCapability.Binlog => "binlogs",
        DorisCapability.BackendTrash => "trash of the BEs",
        _ => capability.ToString(),
    };
}
