using System.Runtime.CompilerServices;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Doctor;

/// <summary>Every repository of the cluster, declared or not, as the master's last check of it found it.</summary>
internal static class RepositoryRound
{
    private const string Check = "repository";

    internal static async IAsyncEnumerable<Examination> RunAsync(ClusterAccess cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (repositories, _) = await Round.LookAsync(cluster, Check, "", cluster.Repositories.ListAsync, cancellationToken);
        foreach (var repository in (repositories ?? []).OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            yield return string.IsNullOrEmpty(repository.Error)
                ? new Examination(cluster.Name, Check, repository.Name, Verdict.Good, $"the master reaches {repository.Location}")
                : new Examination(
                    cluster.Name, Check, repository.Name, Verdict.Bad, $"the master does not reach {repository.Location}: {repository.Error}. Check keys and endpoint; `dorisdr up` applies them again.");
        }
    }
}
