using DorisDr.Client.Catalog.Binlogs;
using DorisDr.Client.Catalog.RecycleBin;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Cluster;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using DorisDr.Testing.Recordings;
using Xunit;

namespace DorisDr.Conformance.Tests.Client;

/// <summary>The client reads what real FEs answered: every recorded row and every recorded refusal of the statements that it sends.</summary>
public sealed class ClientReadsRecordingsTests
{
    private static readonly IReadOnlyList<RecordedStatement> All = RecordedStatement.ReadAll();

    [Fact]
    public void Refusals_OfRepositoriesNodesAndMissingMasters_AreAllKnown()
    {
        var refusals = All.Where(r => r.Error is not null && (Mentions(r, "REPOSITOR") || Mentions(r, "FRONTENDS") || Mentions(r, "BACKENDS")) && !r.Sql.StartsWith("SELECT", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(refusals);
        Assert.Empty(refusals.Where(r => DorisErrors.Classify(r.Error!).Kind is DorisErrorKind.Unknown).Select(r => $"{r.Generation}: {r.Sql}: {r.Error}"));
    }

    [Fact]
    public void Listings_OfRepositoriesAndNodes_AreReadable()
    {
        Assert.NotEmpty(Read("SHOW REPOSITORIES", Repository.Read));
        Assert.NotEmpty(Read("SHOW BACKENDS", Backend.Read));
        var frontends = Read("SHOW FRONTENDS", Frontend.Read);
        Assert.Contains(frontends, frontend => frontend.IsMaster && frontend.IsConnected);
        Assert.Contains(frontends, frontend => !frontend.IsAlive && frontend.QueryPort is null && frontend.Version is null);
        Assert.All(frontends.Where(frontend => frontend.Version is not null), frontend => Assert.NotNull(DorisVersion.TryParse(frontend.Version)));
    }

    [Fact]
    public void CreateStatements_OfEveryGeneration_ShowSettingsAndNoMaskedKey()
    {
        var printed = All.Where(r => r.Sql.StartsWith("SHOW CREATE REPOSITORY FOR", StringComparison.Ordinal) && r.Rows.Count == 1).ToArray();

        Assert.Equal(["doris-3", "doris-4"], printed.Select(r => r.Generation).Distinct().Order(StringComparer.Ordinal));
        Assert.All(printed, r =>
        {
            var properties = CreateStatementReader.Read(r.Rows[0][1]!);
            Assert.Contains(properties, property => property is { Key: "use_path_style", Value: "true" });
            Assert.DoesNotContain(properties, property => property.Value == "*XXX");
            Assert.DoesNotContain(properties, property => property.Key == "s3.secret_key" && property.Value is not null);
        });
    }

    [Fact]
    public void VersionComments_OfSourceBuilds_CountAsTheirGeneration()
    {
        var comments = All.Where(r => r.Sql == "SELECT @@version_comment" && r.Rows.Count == 1).ToArray();

        Assert.NotEmpty(comments);
        Assert.All(comments, r => Assert.Equal(
            r.Generation == "doris-4", DorisVersion.TryParse(r.Rows[0][0])!.Has(DorisCapability.AlterAnyRepositoryProperty)));
    }

    [Fact]
    public void Refusals_OfConfigurationBinlogsAndTheRecycleBin_AreKnownWhereWeSendTheStatement()
    {
        string[] ours = ["ADMIN SHOW FRONTEND CONFIG", "SHOW BACKEND CONFIG", "ADMIN SET", "ALTER DATABASE", "SHOW CREATE DATABASE", "SHOW CREATE TABLE"];
        string[] notOurs = ["config parameter size is not equal to 1", "Unknown table property", "Can only set one table property", "For input string"];
        var refusals = All.Where(r => r.Error is not null
            && ours.Append("ALTER TABLE").Any(start => r.Sql.StartsWith(start, StringComparison.Ordinal))
            && (!r.Sql.StartsWith("ALTER TABLE", StringComparison.Ordinal) || Mentions(r, "binlog."))
            && !notOurs.Any(text => r.Error.Contains(text, StringComparison.Ordinal))).ToArray();

        Assert.NotEmpty(refusals);
        Assert.Empty(refusals.Where(r => DorisErrors.Classify(r.Error!).Kind is DorisErrorKind.Unknown).Select(r => $"{r.Generation}: {r.Sql}: {r.Error}"));
    }

    [Fact]
    public void RecycleBin_EveryRow_IsReadableAndFormsOfAllTypesAreMet()
    {
        var entries = Read("SHOW CATALOG RECYCLE BIN", RecycleBinEntry.Read);

        Assert.Equal(["Database", "Partition", "Table"], entries.Select(entry => entry.Type).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(entries, entry => entry.Dropped is null);
        Assert.All(entries, entry => Assert.Equal((entry.Type != "Database", entry.Type == "Partition"), (entry.TableId is not null, entry.PartitionId is not null)));
    }

    [Fact]
    public void BinlogProperties_OfPrintedTablesAndDatabases_AreRead()
    {
        var tables = Printed("SHOW CREATE TABLE bl.");
        var databases = Printed("SHOW CREATE DATABASE bl");

        Assert.Contains(tables, read => read == new BinlogProperties(true, 3600, 1073741824, 100));
        Assert.Contains(tables, read => read == new BinlogProperties(true, 7200, long.MaxValue, long.MaxValue));
        Assert.Contains(databases, read => read == new BinlogProperties(true, 7200, null, null));
        Assert.Contains(databases, read => read == new BinlogProperties(false, 7200, null, null));

        IReadOnlyList<BinlogProperties> Printed(string start) =>
            [.. All.Where(r => r.Sql.StartsWith(start, StringComparison.Ordinal) && r.Rows.Count == 1).Select(r => BinlogProperties.Read(PrintedProperties.Read(r.Rows[0][1]!)))];
    }

    [Fact]
    public void ConfigurationRows_OfFrontendsAndBackends_HaveTheColumnsThatAreRead()
    {
        var shown = All.Where(r => Mentions(r, " CONFIG LIKE ") && r.Rows.Count > 0).ToArray();

        Assert.Contains(shown, r => r.Columns.Contains("BackendId"));
        Assert.All(shown, r => Assert.Equal(r.Rows.Count, new Rows(r.Columns, [.. r.Rows.Select(row => row.ToArray())], r.Sql)
            .Read(static row => (row.Required("Key"), row.Required("Value"))).Count));
    }

    private static bool Mentions(RecordedStatement recorded, string word) => recorded.Sql.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<T> Read<T>(string sql, Func<Row, T> read) =>
    [
        .. All.Where(r => r.Sql == sql && r.Error is null)
            .SelectMany(r => new Rows(r.Columns, [.. r.Rows.Select(row => row.ToArray())], $"{sql} of {r.Generation}").Read(read)),
    ];
}
