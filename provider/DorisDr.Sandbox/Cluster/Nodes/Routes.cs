using System.Text.RegularExpressions;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>Where a frontend that is not the master has a statement run.</summary>
internal enum Route
{
    /// <summary>By itself, from what it has replayed.</summary>
    Here,

    /// <summary>On the master.</summary>
    Master,

    /// <summary>On the master; the answer waits until this frontend has replayed the master's journal.</summary>
    MasterThenReplay,
}

/// <summary>
/// Which statements are forwarded (toRedirectStatus of the commands in FE/nereids/trees/plans/commands): what reads runs where it arrives, but for
/// some listings that only the master can tell; what changes runs on the master. It goes by the first words, so that a new statement has a route.
/// </summary>
internal static partial class Routes
{
    private const int LongestHead = 5;

    private static readonly string[] Local =
    [
        "SELECT", "WITH", "SHOW", "DESC", "DESCRIBE", "EXPLAIN", "HELP", "USE", "SWITCH", "SET", "UNSET", "KILL", "START", "BEGIN", "ADMIN SHOW", "ADMIN CLEAN TRASH",
        "LOCK", "UNLOCK",
    ];

    /// <summary>Forwarded while the session variable forward_to_master is true, as it is by default.</summary>
    private static readonly string[] Listings =
    [
        "SHOW FRONTENDS", "SHOW BACKENDS", "SHOW PROC", "SHOW BACKUP", "SHOW RESTORE", "SHOW BRIEF RESTORE", "SHOW FRONTEND CONFIG", "SHOW BACKEND CONFIG",
        "ADMIN SHOW FRONTEND CONFIG", "ADMIN SHOW BACKEND CONFIG", "SHOW TRANSACTION", "SHOW LOAD", "SHOW PARTITIONS",
    ];

    private static readonly string[] OnMaster = ["SHOW CATALOG RECYCLE BIN"];

    public static Route Of(Session session, Statement statement, FrontendConfig config) => statement switch
    {
        EmptyStatement or SetFrontendConfig { OnAll: true } => Route.Here,
        SetFrontendConfig set => set.Values.Keys.Any(k => config.Find(k) is { IsMasterOnly: true }) ? Route.Master : Route.Here,
        SetVariables set => set.Assignments.Any(a => a.Scope == VariableScope.Global) ? Route.MasterThenReplay : Route.Here,
        SetPassword => Route.MasterThenReplay,
        _ => OfText(session, statement.Text),
    };

    private static Route OfText(Session session, string text)
    {
        var head = string.Join(' ', Word().Matches(text).Take(LongestHead).Select(m => m.Value.ToUpperInvariant())) + " ";
        if (Starts(head, OnMaster))
        {
            return Route.Master;
        }

        if (Starts(head, Listings))
        {
            return session.Variables.GetValueOrDefault("forward_to_master") == "false" ? Route.Here : Route.Master;
        }

        return Starts(head, Local) ? Route.Here : Route.MasterThenReplay;
    }

    private static bool Starts(string head, string[] words) => words.Any(w => head.StartsWith(w + " ", StringComparison.Ordinal));

    [GeneratedRegex("[A-Za-z_]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
