using System.Runtime.CompilerServices;
using DorisDr.Client;
using DorisDr.Resources.Clusters;
using Microsoft.Extensions.Logging.Abstractions;

namespace DorisDr.Resources.Doctor;

/// <summary>Every endpoint by itself: a run uses the first that answers, so one that is dead would be noticed only when it is needed.</summary>
internal static class EndpointRound
{
    private const string Check = "endpoint";

    internal static async IAsyncEnumerable<Examination> RunAsync(ClusterAccess cluster, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var endpoint in cluster.Options.Endpoints)
        {
            var subject = endpoint.ToString();
            await using var alone = new DorisCluster(cluster.Options with { Endpoints = [endpoint] }, time, NullLogger.Instance);
            var started = time.GetTimestamp();
            var (identity, failure) = await Round.LookAsync(new ClusterAccess(alone), Check, subject, alone.Nodes.GetIdentityAsync, cancellationToken);
            yield return failure
                ?? new Examination(
                    cluster.Name, Check, subject, Verdict.Good, $"answers in {time.GetElapsedTime(started).TotalMilliseconds:0} ms; ClusterId {identity!.ClusterId}");
        }
    }
}
