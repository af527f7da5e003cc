using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster;

/// <summary>The result sets of the older generation: columns that came later are missing, and some have another type.</summary>
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
            [.. kept.Select(i => Typed(statement, rows.Columns[i]))],
            [.. rows.Rows.Select(r => (IReadOnlyList<string?>)[.. kept.Select(i => r[i])])]);
    }

    private static ResultColumn Typed(Statement statement, ResultColumn column) => (statement, column.Name) switch
    {
        (ShowSnapshot or ShowJobs, _) => column with { Type = ColumnKind.String },
        (ShowProcessList, "Id") => column with { Type = ColumnKind.LongLong, Length = 20 },
        (ShowProcessList, "LoginTime") => column with { Type = ColumnKind.String, Length = 255 },
        (ShowProcessList, "Info") => column with { Type = ColumnKind.Blob },
        _ => column,
    };
}
