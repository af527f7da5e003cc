using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Compares listings of frontends: what says how a frontend is must agree, in any order of the rows; names, ports and times are of one run.</summary>
internal static class FrontendRows
{
    private static readonly string[] Telling = ["Role", "IsMaster", "Join", "Alive", "IsHelper", "ErrMsg", "CurrentConnected"];
    private static readonly string[] OfOneRun = ["ReplayedJournalId", "LastStartTime", "LastHeartbeat", "Version", "LiveSince"];

    public static string? Compare(IReadOnlyList<string> columns, JArray recorded, IReadOnlyList<IReadOnlyList<string?>> actual)
    {
        var left = recorded.Select(r => Picture(columns, [.. r.Select(c => (string?)c)])).Order(StringComparer.Ordinal).ToList();
        var right = actual.Select(r => Picture(columns, r)).Order(StringComparer.Ordinal).ToList();
        return left.SequenceEqual(right) ? null : $"recorded {string.Join(" / ", left)}, got {string.Join(" / ", right)}";
    }

    private static string Picture(IReadOnlyList<string> columns, IReadOnlyList<string?> row) => string.Join(' ', columns.Zip(row).Select(cell =>
        Telling.Contains(cell.First) ? cell.Second : OfOneRun.Contains(cell.First) ? cell.Second is null ? "NULL" : "known" : ""));
}
