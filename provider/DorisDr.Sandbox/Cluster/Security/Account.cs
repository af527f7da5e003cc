using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Security;

/// <summary>One privilege on a pattern of catalog, database and table; <c>*</c> stands for all.</summary>
internal sealed record Grant(string Privilege, string Catalog, string Database, string Table)
{
    public bool IsGlobal => Catalog == "*";

    public bool Covers(string? database, string? table) =>
        (Database == "*" || Database == database) && (Table == "*" || (table is not null && Table == table));
}

/// <summary>A user; only a hash of the password is kept.</summary>
internal sealed record Account(UserName User, byte[] PasswordHash, string Comment, string Roles, IReadOnlyList<Grant> Grants)
{
    public bool IsBuiltIn => User.Name is "root" or "admin" && User.Host == "%";

    /// <summary>Whether a privilege is held on a database or table; ADMIN holds all but NODE.</summary>
    public bool Holds(string privilege, string? database = null, string? table = null) =>
        Grants.Any(g => (g.Privilege == privilege || (g.Privilege == Privileges.Admin && g.IsGlobal && privilege != Privileges.Node)) && g.Covers(database, table))
        || (privilege == Privileges.Select && database is "information_schema" or "mysql");

    /// <summary>Whether anything at all is held on a database or on something in it.</summary>
    public bool SeesDatabase(string database) =>
        database is "information_schema" or "mysql" || Grants.Any(g => g.Privilege != Privileges.Usage && (g.Database == "*" || g.Database == database));

    public bool SeesTable(string database, string table) =>
        database is "information_schema" or "mysql" || Grants.Any(g => g.Privilege != Privileges.Usage && (g.Database == "*" || g.Database == database) && (g.Table == "*" || g.Table == table));

    public override string ToString() => User.ToString();
}

/// <summary>The names of privileges as Doris prints them.</summary>
internal static class Privileges
{
    public const string Node = "Node_priv";
    public const string Admin = "Admin_priv";
    public const string GrantOption = "Grant_priv";
    public const string Select = "Select_priv";
    public const string Load = "Load_priv";
    public const string Alter = "Alter_priv";
    public const string Create = "Create_priv";
    public const string Drop = "Drop_priv";
    public const string Usage = "Usage_priv";
    public const string ShowView = "Show_view_priv";

    private static readonly string[] Known = [Node, Admin, GrantOption, Select, Load, Alter, Create, Drop, Usage, ShowView];
    private static readonly string[] Everything = [GrantOption, Select, Load, Alter, Create, Drop];

    /// <summary>The privileges that a word of GRANT stands for; empty if there is no such word.</summary>
    public static IReadOnlyList<string> Named(string word)
    {
        if (word is "ALL")
        {
            return Everything;
        }

        var name = word.EndsWith("_PRIV", StringComparison.Ordinal) ? word : word + "_PRIV";
        return Known.Where(k => k.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
    }

    /// <summary>The order in which SHOW GRANTS lists them.</summary>
    public static int Rank(string privilege) => Array.IndexOf(Known, privilege);
}
