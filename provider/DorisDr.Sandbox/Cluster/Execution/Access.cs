using DorisDr.Sandbox.Cluster.Security;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Privilege checks and the words with which Doris denies.</summary>
internal static class Access
{
    public static void DemandAdmin(this Session session, string printedAs)
    {
        if (!session.Account.Holds(Privileges.Admin))
        {
            throw Needs(printedAs);
        }
    }

    public static DorisError Needs(string privilege) =>
        DorisError.Detail($"Access denied; you need (at least one of) the ({privilege}) privilege(s) for this operation");

    public static DorisError ToDatabase(Session session, string database) =>
        DorisError.Detail($"Access denied for user '{session.Account.User.Name}' to database '{database}'");

    public static DorisError ToTable(Session session, string command, string database, string table) =>
        DorisError.Detail($"{command} command denied to user '{session.Account.User.Name}'@'{session.Host}' for table '{database}: {table}'");

    public static DorisError ToRead(Session session, string database, string table) =>
        DorisError.Detail($"Permission denied: user [{session.Account.User}] does not have privilege for [SELECT] command on [internal].[{database}].[{table}]");
}
