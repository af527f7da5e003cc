using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Cluster.Recycling;
using DorisDr.Sandbox.Cluster.Repositories;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>What only the master does by itself, from its election to its end. Each duty is a loop in sandbox time.</summary>
internal static class MasterDuties
{
    private static readonly Func<FrontendContext, CancellationToken, Task>[] Duties = [RepositoryPings.RunAsync, EraserDuty.RunAsync, DynamicPartitionDuty.RunAsync];

    public static Task RunAsync(FrontendContext context, CancellationToken ct) => Task.WhenAll(Duties.Select(d => d(context, ct)));
}
