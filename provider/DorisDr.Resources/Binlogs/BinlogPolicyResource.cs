using System.Runtime.CompilerServices;
using DorisDr.Client.Catalog.Binlogs;
using DorisDr.Client.Cluster;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Binlogs;

/// <summary>The handler of <c>dorisdr:index:BinlogPolicy</c>.</summary>
internal sealed class BinlogPolicyResource(ClusterDirectory clusters)
    : IResource<BinlogPolicyInputs, BinlogPolicyState>,
        IUpdates<BinlogPolicyInputs, BinlogPolicyState>,
        IChecks<BinlogPolicyInputs>,
        IPreviews<BinlogPolicyInputs, BinlogPolicyState>,
        ILists
{
    private const long LongestTtl = 36500L * 86400;

    public IEnumerable<Problem> Check(CheckedInputs<BinlogPolicyInputs> inputs) => BinlogChecks.Check(inputs, clusters);

    public Task<Outcome<BinlogPolicyState>> CreateAsync(BinlogPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken) =>
        ApplyAsync(recordedClusterId: null, inputs, context, cancellationToken);

    public Task<Outcome<BinlogPolicyState>> UpdateAsync(
        Existing<BinlogPolicyInputs, BinlogPolicyState> existing, BinlogPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken) =>
        ApplyAsync(existing.State.ClusterId, inputs, context, cancellationToken);

    public async Task<Live<BinlogPolicyInputs, BinlogPolicyState>?> ReadAsync(
        ReadTarget<BinlogPolicyInputs, BinlogPolicyState> target, OperationContext context, CancellationToken cancellationToken)
    {
        var id = ObjectId.Parse(target.Id);
        var cluster = clusters.Find(id.Cluster);
        var recorded = target.Recorded?.Inputs;
        var identity = await cluster.IdentifyAsync(target.Recorded?.State.ClusterId, cancellationToken);
        var pattern = new TablePattern(recorded?.Tables ?? []);
        if (await BinlogReading.ReadAsync(cluster, id.Name, pattern, cancellationToken) is not { } reading)
        {
            return null;
        }

        var wanted = recorded is null ? reading.Database with { Enabled = reading.Database.Enabled ?? false } : Wanted(recorded);
        var differences = reading.Differences(wanted).ToArray();
        var deviations = differences.Select(difference => BinlogReading.Describe(difference.Table, difference.Live, difference.Change)).ToArray();
        foreach (var problem in reading.Missing.Select(table => TableMissing.Of(table, id.Name))
            .Concat(deviations.Select(deviation => BinlogDrift.Of($"Database {id.Name}, {deviation}"))))
        {
            context.Warn(problem);
        }

        return new Live<BinlogPolicyInputs, BinlogPolicyState>(
            id.ToString(),
            Inputs(id, wanted, reading, recorded, recorded is null ? [] : differences),
            new BinlogPolicyState { ClusterId = identity.ClusterId, Deviations = [.. reading.Missing.Select(table => $"table {table}: it does not exist"), .. deviations] });
    }

    public async Task DeleteAsync(Existing<BinlogPolicyInputs, BinlogPolicyState> existing, OperationContext context, CancellationToken cancellationToken)
    {
        var id = ObjectId.Parse(existing.Id);
        var cluster = clusters.Find(id.Cluster);
        await cluster.IdentifyAsync(existing.State.ClusterId, cancellationToken);
        if (existing.Inputs.OnDelete is BinlogOnDelete.Keep)
        {
            return;
        }

        if (await BinlogReading.ReadAsync(cluster, id.Name, new TablePattern(existing.Inputs.Tables), cancellationToken) is { IsFeatureOff: false } reading)
        {
            Refusal.Of(await new BinlogWriter(cluster, id.Name, context)
                .ApplyAsync(reading, BinlogProperties.None with { Enabled = false }, cancellationToken));
        }
    }

    public Task<BinlogPolicyState?> PreviewAsync(
        Existing<BinlogPolicyInputs, BinlogPolicyState>? existing, BinlogPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        return Looking.AheadAsync(cluster, context, existing?.State, async () =>
        {
            var identity = await cluster.IdentifyAsync(existing?.State.ClusterId, cancellationToken);
            var (_, problems) = await PrepareAsync(cluster, identity, inputs, context, cancellationToken);
            foreach (var problem in problems)
            {
                context.Warn(problem);
            }

            return new BinlogPolicyState { ClusterId = identity.ClusterId };
        });
    }

    public async IAsyncEnumerable<ListedResource> ListAsync(PropertyMap query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var cluster in clusters.Queried(query))
        {
            var databases = await cluster.AskAsync(cluster.Binlogs.ListDatabasesAsync, cancellationToken);
            var binlogs = await Task.WhenAll(databases.Select(database =>
                cluster.AskAsync(token => cluster.Binlogs.FindDatabaseAsync(database, token), cancellationToken)));
            foreach (var (database, _) in databases.Zip(binlogs).Where(pair => pair.Second is { Enabled: true }))
            {
                yield return new ListedResource(ObjectId.Of(cluster.Name, database).ToString(), database);
            }
        }
    }

    private async Task<Outcome<BinlogPolicyState>> ApplyAsync(
        string? recordedClusterId, BinlogPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var cluster = clusters.Find(inputs.Cluster);
        var identity = await cluster.IdentifyAsync(recordedClusterId, cancellationToken);
        var (reading, problems) = await PrepareAsync(cluster, identity, inputs, context, cancellationToken);
        Refusal.Of(problems);
        var writer = new BinlogWriter(cluster, inputs.Database, context);
        var failures = await writer.ApplyAsync(reading!, Wanted(inputs), cancellationToken);
        var (id, state) = (ObjectId.Of(inputs.Cluster, inputs.Database).ToString(), new BinlogPolicyState { ClusterId = identity.ClusterId });
        return failures.Count == 0 ? new Done<BinlogPolicyState>(id, state)
            : writer.HasWritten ? new Unfinished<BinlogPolicyState>(id, state, [.. failures.Select(failure => failure.ToString())])
            : throw new ProblemException(failures);
    }

    /// <summary>Looks at everything that a change would run into, before anything is written.</summary>
    private static async Task<(BinlogReading? Reading, IReadOnlyList<Problem> Problems)> PrepareAsync(
        ClusterAccess cluster, ClusterIdentity identity, BinlogPolicyInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        if (!identity.Version.Has(DorisCapability.Binlog))
        {
            return (null, [NoBinlogInCloudMode.Of(cluster.Name)]);
        }

        var pattern = new TablePattern(inputs.Tables);
        if (await BinlogReading.ReadAsync(cluster, inputs.Database, pattern, cancellationToken) is not { } reading)
        {
            return (null, [DatabaseMissing.At(PropertyPath.Of("database"), cluster.Name, inputs.Database)]);
        }

        var problems = new List<Problem>(reading.Missing.Select(table =>
            TableMissing.At(PropertyPath.Of("tables").Child(inputs.Tables.IndexOf(table)), table, inputs.Database)));
        if (inputs is { Enabled: false, Tables.IsEmpty: false } && reading.Database.Enabled is true)
        {
            problems.Add(DatabaseStillEnabled.At(PropertyPath.Of("enabled"), inputs.Database));
        }

        if (inputs.Enabled && await new BinlogFeature(cluster, context).CheckAsync(cancellationToken) is { } off)
        {
            problems.Add(off.At(PropertyPath.Of("enabled")));
        }
        else if (inputs.Enabled && reading.IsFeatureOff)
        {
            problems.Add(BinlogFeatureOff.At(PropertyPath.Of("enabled"), "the asked FE"));
        }

        return (reading, problems);
    }

    private static BinlogProperties Wanted(BinlogPolicyInputs inputs) =>
        new(inputs.Enabled, inputs.Ttl is { } ttl ? (long)ttl.TotalSeconds : null, inputs.MaxBytes, inputs.MaxHistoryNums);

    // The first that differs speaks for all: one is enough to make it drift.
    private static BinlogPolicyInputs Inputs(
        ObjectId id,
        BinlogProperties wanted,
        BinlogReading reading,
        BinlogPolicyInputs? recorded,
        IReadOnlyList<(string? Table, BinlogProperties Live, BinlogProperties Change)> differences)
    {
        return new BinlogPolicyInputs
        {
            Cluster = id.Cluster,
            Database = id.Name,
            Tables = recorded is null ? [] : [.. recorded.Tables.Except(reading.Missing, StringComparer.Ordinal)],
            Enabled = differences.Any(difference => difference.Change.Enabled is not null) != wanted.Enabled!.Value,
            Ttl = Live(static properties => properties.TtlSeconds) is { } ttl ? TimeSpan.FromSeconds(Math.Clamp(ttl, 0, LongestTtl)) : null,
            MaxBytes = Live(static properties => properties.MaxBytes),
            MaxHistoryNums = Live(static properties => properties.MaxHistoryNums),
        };

        long? Live(Func<BinlogProperties, long?> value) =>
            differences.FirstOrDefault(difference => value(difference.Change) is not null) is { Change: not null } first
                ? value(first.Live)
                : value(wanted);
    }
}
