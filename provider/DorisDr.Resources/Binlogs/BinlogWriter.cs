using DorisDr.Client;
using DorisDr.Client.Catalog.Binlogs;
using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Binlogs;

/// <summary>Brings tables and database to the wanted properties, in the order that Doris asks for: tables first to enable, the database first to
/// disable (InternalCatalog.alterDatabaseProperty, SchemaChangeHandler). Only what differs is set, since each table passes it on to its tablets.</summary>
internal sealed class BinlogWriter(ClusterAccess cluster, string database, OperationContext context)
{
    private const int MostRounds = 5;

    private int _done;

    /// <summary>Whether anything was set so far.</summary>
    internal bool HasWritten => Volatile.Read(ref _done) > 0;

    /// <summary>Sets what differs, and tells what could not be set.</summary>
    internal async Task<IReadOnlyList<Problem>> ApplyAsync(BinlogReading reading, BinlogProperties wanted, CancellationToken cancellationToken)
    {
        if (wanted.Enabled is false)
        {
            var problems = await SetDatabaseAsync(reading.DatabaseChange(wanted), cancellationToken);
            return problems.Count > 0 ? problems : await SetTablesAsync(reading, wanted, cancellationToken);
        }

        for (var round = 1; ; round++)
        {
            var problems = await SetTablesAsync(reading, wanted, cancellationToken);
            if (problems.Count > 0)
            {
                return problems;
            }

            try
            {
                return await SetDatabaseAsync(reading.DatabaseChange(wanted), cancellationToken);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.BinlogOffInTable)
            {
                // A table was made after the list was read.
                if (round == MostRounds)
                {
                    return [TablesKeepComing.Of(database, error.Detail)];
                }
            }

            reading = await BinlogReading.ReadAsync(cluster, database, reading.Pattern, cancellationToken)
                ?? throw new ProblemException(DatabaseMissing.Of(cluster.Name, database));
        }
    }

    private async Task<IReadOnlyList<Problem>> SetTablesAsync(BinlogReading reading, BinlogProperties wanted, CancellationToken cancellationToken)
    {
        var changes = reading.Tables.Select(table => (table.Name, Change: BinlogReading.Change(table.Binlog, wanted)))
            .Where(entry => entry.Change != BinlogProperties.None).ToArray();
        var results = await Task.WhenAll(changes.Select(entry => SetTableAsync(entry.Name, entry.Change, cancellationToken)));
        return [.. results.OfType<Problem>().Distinct()];
    }

    private async Task<Problem?> SetTableAsync(string table, BinlogProperties change, CancellationToken cancellationToken)
    {
        try
        {
            await TwiceAsync(token => cluster.BinlogCommands.SetTableAsync(database, table, change, token), cancellationToken);
            context.Progress($"Set the binlog of table {table}.");
            return null;
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.UnknownTable)
        {
            return null; // Dropped meanwhile.
        }
        catch (DorisException error)
        {
            return Explain(error);
        }
    }

    private async Task<IReadOnlyList<Problem>> SetDatabaseAsync(BinlogProperties change, CancellationToken cancellationToken)
    {
        if (change == BinlogProperties.None)
        {
            return [];
        }

        try
        {
            await TwiceAsync(token => cluster.BinlogCommands.SetDatabaseAsync(database, change, token), cancellationToken);
            return [];
        }
        catch (DorisException error) when (error.Kind is not DorisErrorKind.BinlogOffInTable)
        {
            return [Explain(error)];
        }
    }

    // Set twice, nothing changes, so a lost reply is no reason to give up.
    private async Task TwiceAsync(Func<CancellationToken, Task> set, CancellationToken cancellationToken)
    {
        try
        {
            await set(cancellationToken);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.OutcomeUnknown)
        {
            await set(cancellationToken);
        }

        Interlocked.Increment(ref _done);
    }

    private Problem Explain(DorisException error) => error.Kind switch
    {
        DorisErrorKind.BinlogFeatureOff => BinlogFeatureOff.Of("the master"),
        DorisErrorKind.BinlogOnInDatabase => DatabaseStillEnabled.Of(database),
        DorisErrorKind.UnknownDatabase => DatabaseMissing.Of(cluster.Name, database),
        _ => DorisProblems.Of(error, cluster.Options),
    };
}
