using DorisDr.Client.Cluster;
using DorisDr.Client.Nodes;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Resources.Problems;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.RecycleBin;

/// <summary>The handler of <c>dorisdr:index:RecycleBinPolicy</c>. Its id is the name of the cluster; it is never gone, since the values always are there.</summary>
internal sealed class RecycleBinPolicyResource(ClusterDirectory clusters)
    : IResource<RecycleBinPolicyInputs, RecycleBinPolicyState>,
        IUpdates<RecycleBinPolicyInputs, RecycleBinPolicyState>,
        IChecks<RecycleBinPolicyInputs>,
        IPreviews<RecycleBinPolicyInputs, RecycleBinPolicyState>
{
    public IEnumerable<Problem> Check(CheckedInputs<RecycleBinPolicyInputs> inputs) => RecycleBinChecks.Check(inputs, clusters);

    public Task<Outcome<RecycleBinPolicyState>> CreateAsync(
        RecycleBinPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken) =>
        ApplyAsync(existing: null, inputs, context, cancellationToken);

    public Task<Outcome<RecycleBinPolicyState>> UpdateAsync(
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState> existing,
        RecycleBinPolicyInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken) => ApplyAsync(existing, inputs, context, cancellationToken);

    public async Task<Live<RecycleBinPolicyInputs, RecycleBinPolicyState>?> ReadAsync(
        ReadTarget<RecycleBinPolicyInputs, RecycleBinPolicyState> target, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = Find(target.Id);
        var (recorded, state) = (target.Recorded?.Inputs, target.Recorded?.State);
        var identity = await cluster.IdentifyAsync(state?.ClusterId, cancellationToken);
        var hasBackendTrash = identity.Version.Has(DorisCapability.BackendTrash);
        var withBackends = hasBackendTrash && (recorded is null || recorded.BackendTrashRetention is not null);
        var reading = await TrashReading.ReadAsync(cluster, recorded?.Durable ?? true, withBackends, cancellationToken);
        if (reading.Unread(cluster) is { Count: > 0 } unread)
        {
            throw new ProblemException(unread, reading.FirstFailure);
        }

        var declared = recorded is null ? reading.Found : TrashValues.Of(recorded);
        var differences = reading.Differences(declared).ToArray();
        foreach (var difference in differences)
        {
            context.Warn(SettingDrift.Of(TrashReading.Describe(difference)));
        }

        return new Live<RecycleBinPolicyInputs, RecycleBinPolicyState>(
            cluster.Name,
            Inputs(cluster.Name, reading, recorded, differences),
            new RecycleBinPolicyState
            {
                ClusterId = identity.ClusterId,
                IgnoreMinEraseLatency = reading.IgnoresMinEraseLatency,
                Found = state?.Found ?? reading.Found.ToFound(),
                Deviations = [.. differences.Select(TrashReading.Describe)],
            });
    }

    public async Task DeleteAsync(
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState> existing, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = Find(existing.Id);
        await cluster.IdentifyAsync(existing.State.ClusterId, cancellationToken);
        if (existing.Inputs.OnDelete is RecycleBinOnDelete.Keep)
        {
            return;
        }

        var wanted = TrashValues.Of(existing.State.Found).Where(TrashValues.Of(existing.Inputs));
        var reading = await ReadToWriteAsync(cluster, existing.Inputs.Durable, wanted, cancellationToken);
        await GuardAsync(cluster, existing.Inputs, reading, wanted, cancellationToken);
        Refusal.Of(await new RecycleBinWriter(cluster, context).ApplyAsync(wanted, existing.Inputs.Durable, reading, cancellationToken));
    }

    public Task<RecycleBinPolicyState?> PreviewAsync(
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState>? existing,
        RecycleBinPolicyInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        return Looking.AheadAsync(cluster, context, existing?.State, () => LookAsync(cluster, existing, inputs, context, cancellationToken));
    }

    private async Task<RecycleBinPolicyState?> LookAsync(
        ClusterAccess cluster,
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState>? existing,
        RecycleBinPolicyInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        var identity = await cluster.IdentifyAsync(existing?.State.ClusterId, cancellationToken);
        Refusal.Of(VersionProblems(cluster, identity.Version, inputs));
        var wanted = TrashValues.Of(inputs);
        var reading = await ReadToWriteAsync(cluster, inputs.Durable, wanted, cancellationToken);
        foreach (var problem in reading.Unread(cluster))
        {
            context.Warn(problem);
        }

        if (!inputs.AllowErase && await new EraseGuard(cluster).CheckAsync(reading, wanted, cancellationToken) is { } erased)
        {
            context.Warn(erased);
        }

        return State(existing, identity, reading, wanted);
    }

    private async Task<Outcome<RecycleBinPolicyState>> ApplyAsync(
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState>? existing,
        RecycleBinPolicyInputs inputs,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        var identity = await cluster.IdentifyAsync(existing?.State.ClusterId, cancellationToken);
        Refusal.Of(VersionProblems(cluster, identity.Version, inputs));
        var wanted = TrashValues.Of(inputs);
        var reading = await ReadToWriteAsync(cluster, inputs.Durable, wanted, cancellationToken);
        await GuardAsync(cluster, inputs, reading, wanted, cancellationToken);
        var problems = await new RecycleBinWriter(cluster, context).ApplyAsync(wanted, inputs.Durable, reading, cancellationToken);
        var state = State(existing, identity, reading, wanted);
        return problems.Count == 0
            ? new Done<RecycleBinPolicyState>(cluster.Name, state)
            : new Unfinished<RecycleBinPolicyState>(cluster.Name, state, [.. problems.Select(problem => problem.ToString())]);
    }

    // Without the master nothing is known of what a change would do; without another node it is done on the others and told.
    private static async Task<TrashReading> ReadToWriteAsync(
        ClusterAccess cluster, bool isDurable, TrashValues wanted, CancellationToken cancellationToken)
    {
        var reading = await TrashReading.ReadAsync(cluster, isDurable, wanted.BackendTrash is not null, cancellationToken);
        return reading.Master.Failure is null ? reading : throw new ProblemException(reading.Unread(cluster), reading.Master.Failure);
    }

    private static async Task GuardAsync(
        ClusterAccess cluster, RecycleBinPolicyInputs inputs, TrashReading reading, TrashValues wanted, CancellationToken cancellationToken)
    {
        if (!inputs.AllowErase && await new EraseGuard(cluster).CheckAsync(reading, wanted, cancellationToken) is { } erased)
        {
            throw new ProblemException(erased);
        }
    }

    private static IEnumerable<Problem> VersionProblems(ClusterAccess cluster, DorisVersion version, RecycleBinPolicyInputs inputs) =>
        inputs.BackendTrashRetention is not null && !version.Has(DorisCapability.BackendTrash)
            ? [NoBackendTrashInCloudMode.At(PropertyPath.Of("backendTrashRetention"), cluster.Name)]
            : [];

    private static RecycleBinPolicyState State(
        Existing<RecycleBinPolicyInputs, RecycleBinPolicyState>? existing, ClusterIdentity identity, TrashReading reading, TrashValues wanted)
    {
        var before = existing is null ? new TrashValues(null, null, null) : TrashValues.Of(existing.State.Found);
        return new RecycleBinPolicyState
        {
            ClusterId = identity.ClusterId,
            IgnoreMinEraseLatency = reading.IgnoresMinEraseLatency,
            Found = before.Or(reading.Found.Where(wanted)).ToFound(),
        };
    }

    private static RecycleBinPolicyInputs Inputs(
        string cluster,
        TrashReading reading,
        RecycleBinPolicyInputs? recorded,
        IReadOnlyList<(ClusterNode Node, string Key, string? Live, string Wanted)> differences)
    {
        var declared = recorded is null ? new TrashValues(null, null, null) : TrashValues.Of(recorded);
        return new RecycleBinPolicyInputs
        {
            Cluster = cluster is ClusterNames.Default ? null : cluster,
            Retention = Duration(Live(SettingKeys.CatalogTrashExpireSecond, declared.Retention, reading.Found.Retention)),
            MaxSameName = Live(SettingKeys.MaxSameNameCatalogTrashNum, declared.MaxSameName, reading.Found.MaxSameName),
            BackendTrashRetention = Duration(Live(SettingKeys.TrashFileExpireTimeSec, declared.BackendTrash, reading.Found.BackendTrash)),
            Durable = recorded?.Durable ?? true,
        };

        // The first node that differs speaks for all: one is enough to make it drift.
        long? Live(string key, long? wanted, long? found) => wanted is null ? found
            : differences.FirstOrDefault(difference => difference.Key == key) is { Node: not null } first
                ? long.TryParse(first.Live, out var live) ? live : null
                : wanted;
    }

    private static TimeSpan? Duration(long? seconds) =>
        seconds is { } number ? TimeSpan.FromSeconds(Math.Clamp(number, 0, (long)TimeSpan.FromDays(36500).TotalSeconds)) : null;

    private ClusterAccess Find(string id)
    {
        if (!ClusterNames.IsValid(id))
        {
            throw new ProblemException(ClusterIdInvalid.Of(id));
        }

        return clusters.Find(id);
    }
}
