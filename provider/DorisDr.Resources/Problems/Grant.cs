using DorisDr.Client;
using DorisDr.Client.Sql;

namespace DorisDr.Resources.Problems;

/// <summary>The statement that cures a denial.</summary>
/// <remarks>Doris names a missing privilege in three ways: by a word for it (ADMIN, Admin_priv, LOAD ...), by the command that is denied on a table,
/// or only by the database (ErrorCode.java, PrivPredicate.java). ADMIN can be granted for everything only (GrantTablePrivilegeCommand.java).</remarks>
internal static class Grant
{
    private const string Admin = "ADMIN_PRIV";
    private const string Everything = "*.*.*";

    /// <summary>The privilege, in words of GRANT, and the statement.</summary>
    internal static (string Privilege, string Statement) For(DorisException error, string username)
    {
        var (privilege, scope) = Needed(error);
        var user = username.Replace("'", "''", StringComparison.Ordinal);
        var at = scope == Everything ? string.Empty : $" on {scope}";
        return ($"{privilege}{at}", $"GRANT {privilege} ON {scope} TO '{user}';");
    }

    private static (string Privilege, string Scope) Needed(DorisException error) => error switch
    {
        { Denied: { Table: { } table } on } => (OfCommand(error.MissingPrivilege), Scope(on.Database, table)),
        { Denied: { } on } when OfStatement(error.Statement) is { } privilege => (privilege, Scope(on.Database)),
        { MissingPrivilege: { } word } => OfWord(word),
        _ => (Admin, Everything),
    };

    private static (string Privilege, string Scope) OfWord(string word)
    {
        var name = word.Split(',')[0].Trim();
        return name switch
        {
            _ when word.Contains("Select", StringComparison.OrdinalIgnoreCase) => ("SELECT_PRIV", Scope("information_schema")),
            _ when name.StartsWith("ADMIN", StringComparison.OrdinalIgnoreCase) => (Admin, Everything),
            _ => (name.EndsWith("_priv", StringComparison.OrdinalIgnoreCase) ? name.ToUpperInvariant() : $"{name.ToUpperInvariant()}_PRIV", Everything),
        };
    }

    private static string OfCommand(string? command) => command switch
    {
        { } text when text.StartsWith("ALTER", StringComparison.OrdinalIgnoreCase) || text.StartsWith("RECOVER", StringComparison.OrdinalIgnoreCase) => "ALTER_PRIV",
        { } text when text.StartsWith("DROP", StringComparison.OrdinalIgnoreCase) => "DROP_PRIV",
        { } text when text.StartsWith("CREATE", StringComparison.OrdinalIgnoreCase) => "CREATE_PRIV",
        { } text when text.StartsWith("LOAD", StringComparison.OrdinalIgnoreCase) => "LOAD_PRIV",
        _ => "SELECT_PRIV",
    };

    // ALTER DATABASE ... SET PROPERTIES asks for ADMIN, which there is for everything only: null.
    private static string? OfStatement(string? statement) => statement switch
    {
        { } text when text.StartsWith("ALTER DATABASE", StringComparison.Ordinal) => null,
        { } text when text.StartsWith("SHOW BACKUP", StringComparison.Ordinal) || text.StartsWith("SHOW RESTORE", StringComparison.Ordinal) => "LOAD_PRIV",
        { } text when text.StartsWith("CREATE DATABASE", StringComparison.Ordinal) => "CREATE_PRIV",
        _ => "SELECT_PRIV",
    };

    private static string Scope(string database, string table) => SqlName.Of("internal", database, table).ToString();

    private static string Scope(string database) => $"{SqlName.Of("internal", database)}.*";
}
