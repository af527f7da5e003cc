using System.Globalization;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Wire;

/// <summary>The columns that a statement will answer with, told before it runs. Statements that write or define have none.</summary>
internal static class PreparedShape
{
    public static IReadOnlyList<ResultColumn> Columns(FrontendContext context, Session session, Statement statement) => statement switch
    {
        Select select => OfSelect(context, session, select),
        ShowRepositories => ResultColumn.Varchars("RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "Type", "ErrMsg"),
        ShowDatabases => ResultColumn.Varchars("Database"),
        ShowVariables => ResultColumn.Varchars("Variable_name", "Value", "Default_Value", "Changed"),
        ShowFrontends => NodeListing.Frontends(context, session.ConnectedTo).Columns,
        ShowBackends => NodeListing.Backends(context).Columns,
        ShowSnapshot => ResultColumn.Texts("Snapshot", "Timestamp", "Status"),
        _ => [],
    };

    /// <summary>Placeholders are called <c>__literal_n</c> here, and are text.</summary>
    private static ResultColumn[] OfSelect(FrontendContext context, Session session, Select select)
    {
        var columns = SelectFamily.Run(context, session, select with { Limit = 0 }).Result.Columns.ToArray();
        var literals = 0;
        for (var i = 0; i < select.Items.Count && select.Items.Count == columns.Length; i++)
        {
            if (select.Items[i] is { Alias: null, Expression: Placeholder })
            {
                columns[i] = ResultColumn.Text("__literal_" + (literals++).ToString(CultureInfo.InvariantCulture));
            }
        }

        return columns;
    }
}
