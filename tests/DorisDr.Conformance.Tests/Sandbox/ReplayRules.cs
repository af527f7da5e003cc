using System.Text.RegularExpressions;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>A difference that may be, by statement, and why.</summary>
internal sealed record AllowedDifference(string Statement, string Recorded, string Reason);

/// <summary>What the replay of recordings knows by name, as data. Entries match by statement, never by file or line.</summary>
internal static class ReplayRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Statements that this sandbox refuses as unknown, so far.</summary>
    public static IReadOnlyList<AllowedDifference> Outside { get; } =
    [
        new("^SHOW SNAPSHOT", "", "what backup jobs leave behind is a step of its own"),
        new("^(BACKUP|RESTORE|CANCEL (BACKUP|RESTORE)|SHOW (BACKUP|RESTORE|BRIEF RESTORE))", "", "backup and restore jobs are a step of their own"),
        new("^SHOW (TRANSACTION|LOAD)", "", "listings of loads are a step of their own"),
        new(@"information_schema\.", "", "tables about tables are a step of their own"),
    ];

    /// <summary>Answers that differ on purpose.</summary>
    public static IReadOnlyList<AllowedDifference> Allowed { get; } =
    [
        new(@"FROM (frontends|backends)\(\)", "send fragments failed", "fails for want of a real backend; a real cluster answers with rows"),
        new(@"^SELECT \* FROM \w+\.\w+$", @"""rows"": \[\]", "the sandbox loads and reads rows"),
        new(@"^(INSERT|SELECT|DELETE)", "send fragments failed|No backend available", "the sandbox loads and reads rows"),
        new("^ALTER TABLE .* ADD PARTITION", "black list", "the failed query blacklisted the only backend for a while"),
        new("^SHOW CREATE TABLE", @"dynamic_partition\.enable", "partitions count from the day of the run"),
        new("^SHOW PROC '/binlog'", "BinlogSize", "bytes of Doris's own serialised binlogs"),
    ];

    /// <summary>Packets whose rows were made by statements that lie in no recording: only their shape counts.</summary>
    public static bool HoldsForeignRows(string statement) => Matches("^SHOW (BACKUP|CATALOG RECYCLE BIN)", statement);

    /// <summary>Sandbox time that passes before the statement behind this one: the eraser had its turn.</summary>
    public static TimeSpan PauseAfter(string statement) => Matches("^ADMIN CLEAN TRASH", statement) ? TimeSpan.FromSeconds(35) : TimeSpan.Zero;

    /// <summary>Answers whose rows come in hash order.</summary>
    public static bool IsUnordered(string statement) => Matches("^SHOW (REPOSITORIES|ALL GRANTS)", statement);

    /// <summary>Answers with one row per frontend, in hash order.</summary>
    public static bool ListsFrontends(string statement) => Matches("^SHOW (FRONTENDS|PROC '/frontends')", statement);

    /// <summary>Answers of which only columns, types and the shape of cells count.</summary>
    public static bool DependsOnHost(string statement) => Matches("^SHOW (FRONTENDS|BACKENDS|PROCESSLIST|TRASH|PROC '/(frontends|backends)')", statement);

    /// <summary>The first entry that a statement and its recorded answer match.</summary>
    public static AllowedDifference? Find(IReadOnlyList<AllowedDifference> rules, string statement, string recorded) =>
        rules.FirstOrDefault(r => Matches(r.Statement, statement) && Matches(r.Recorded, recorded));

    private static bool Matches(string pattern, string text) => Regex.IsMatch(text, pattern, RegexOptions.IgnoreCase | RegexOptions.Singleline, Patience);
}
