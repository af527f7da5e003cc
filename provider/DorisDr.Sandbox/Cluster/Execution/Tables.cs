using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Finds the table that a name means, with the words of each kind of statement.</summary>
internal static class Tables
{
    /// <summary>For queries: the place of the name stands in the error.</summary>
    public static (Database Database, Table Table) ForQuery(FrontendContext context, Session session, QualifiedName name) => Find(context, session, name, name.Position.ToString());

    /// <summary>For writes: without the place.</summary>
    public static (Database Database, Table Table) ForWrite(FrontendContext context, Session session, QualifiedName name) => Find(context, session, name, "");

    /// <summary>For statements about the table itself; null if it is not there.</summary>
    public static (Database Database, Table? Table) ForDefinition(FrontendContext context, Session session, QualifiedName name)
    {
        var database = DatabaseNameOf(session, name) ?? throw DorisError.Detail("No database selected");
        var found = context.Catalog.Find(database) ?? throw DorisError.Detail($"Unknown database '{database}'");
        return (found, context.Catalog.Find(found, name.Name));
    }

    public static string? DatabaseNameOf(Session session, QualifiedName name) => name.Qualifier ?? session.Database;

    private static (Database Database, Table Table) Find(FrontendContext context, Session session, QualifiedName name, string place)
    {
        var database = DatabaseNameOf(session, name) ?? throw DorisError.Detail("Current database is not set.");
        var found = context.Catalog.Find(database) ?? throw DorisError.Detail($"Database [{database}] does not exist.{place}");
        return (found, context.Catalog.Find(found, name.Name) ?? throw DorisError.Detail($"Table [{name.Name}] does not exist in database [{database}].{place}"));
    }
}
