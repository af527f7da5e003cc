using System.Runtime.CompilerServices;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Doctor;

/// <summary>
/// Whether the user may do what resources do. Asked by statements that need the same privilege and change nothing; a denial names the GRANT.
/// </summary>
internal static class PrivilegeRound
{
    private const string Check = "privileges";

    internal static async IAsyncEnumerable<Examination> RunAsync(ClusterAccess cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var repositories = await Round.LookAsync(cluster, Check, "Repository", cluster.Repositories.ListAsync, cancellationToken);
        yield return repositories.Failure ?? Good("Repository");
        var recycleBin = await Round.LookAsync(cluster, Check, "RecycleBinPolicy", cluster.RecycleBin.ListAsync, cancellationToken);
        yield return recycleBin.Failure ?? Good("RecycleBinPolicy");

        Examination Good(string resource) => new(cluster.Name, Check, resource, Verdict.Good, $"user {cluster.Options.Username} has what {resource} needs");
    }
}
