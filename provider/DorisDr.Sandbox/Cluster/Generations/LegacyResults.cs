using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster;

/// <summary>The result sets of the older generation: columns that came later are missing, and texts are VARCHAR.</summary>
internal static class LegacyResults
{
    private static readonly Dictionary<Type, string[]> Later = new()
    {
        [typeof(ShowFrontends)] = ["LiveSince"],
        [typeof(ShowBackends)] = ["LiveSince", "RunningTasks"],
        [typeof(ShowProc)] = ["LiveSince", "RunningTasks"],
        [typeof(ShowProcessList)] = ["TraceId"],
        [typeof(ShowCatalogs)] = ["ErrorMsg"],
    };

    public static StatementResult Translate(Statement statement, StatementResult result)
    {
        if (statement is Select || result is not RowsResult rows)
        {
            return result;
        }

        var later = Later.GetValueOrDefault(statement.GetType(), []);
        var kept = Enumerable.Range(0, rows.Columns.Count).Where(i => !later.Contains(rows.Columns[i].Name)).ToList();
        return new RowsResult(
            [.. kept.Select(i => rows.Columns[i].Type is ColumnKind.Blob ? rows.Columns[i] with { Type = ColumnKind.String } : rows.Columns[i])],
            [.. rows.Rows.Select(r => (IReadOnlyList<string?>)[.. kept.Select(i => r[i])])]);
    }
}
