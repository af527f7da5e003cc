using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>CREATE, DROP, SHOW, USE of databases, and the list of tables.</summary>
internal sealed class DatabaseFamily(FrontendContext context)
{
    private static readonly string[] View = ["VIEW", "NONE", "NONE"];

    private readonly NameRule _name = new(context.Personality.CommonNameRule);

    public void AddTo(StatementRouter router) => router
        .On<CreateDatabase>(Create)
        .On<DropDatabase>(Drop)
        .On<ShowDatabases>(Show)
        .On<ShowCreateDatabase>(ShowCreate)
        .On<UseDatabase>(Use)
        .On<ShowTables>(Tables);

    /// <summary>Makes a database current, as USE, COM_INIT_DB and the login do. A missing privilege hides whether it exists.</summary>
    public static void Enter(FrontendContext context, Session session, string name)
    {
        if (!session.Account.SeesDatabase(name))
        {
            throw DorisError.Coded(1044, "42000", $"Access denied for user '{session.Account.User.Name}' to database '{name}'");
        }

        lock (context.Catalog.Gate)
        {
            session.Database = context.Catalog.Find(name)?.Name ?? throw DorisError.Coded(1049, "42000", $"Unknown database '{name}'");
        }
    }

    private StatementResult Create(Session session, CreateDatabase statement)
    {
        var name = statement.Database.Name;
        if (!session.Account.Holds(Privileges.Create, name))
        {
            throw Access.ToDatabase(session, name);
        }

        if (!_name.Allows(name))
        {
            throw DorisError.Detail($"Incorrect database name '{name}'");
        }

        lock (context.Catalog.Gate)
        {
            if (context.Catalog.Find(name) is null)
            {
                context.Catalog.Add(new Database(context.Ids.Next(), name, statement.Properties));
            }
            else if (!statement.IfNotExists)
            {
                throw DorisError.Detail($"Can't create database '{name}'; database exists");
            }
        }

        return StatementResult.Ok;
    }

    private StatementResult Drop(Session session, DropDatabase statement)
    {
        var name = statement.Database.Name;
        if (!session.Account.Holds(Privileges.Drop, name))
        {
            throw Access.ToDatabase(session, name);
        }

        lock (context.Catalog.Gate)
        {
            var database = context.Catalog.Find(name);
            if (database is { IsSystem: true })
            {
                throw Access.ToDatabase(session, name);
            }

            if (database is not null)
            {
                context.RecycleBin.Drop(database, statement.Force);
                context.Binlogs.Forget(database.Id);
            }
            else if (!statement.IfExists)
            {
                throw DorisError.Detail($"Can't drop database '{name}'; database doesn't exist");
            }
        }

        return StatementResult.Ok;
    }

    private RowsResult Show(Session session, ShowDatabases statement)
    {
        var columns = ResultColumn.Varchars("Database");
        lock (context.Catalog.Gate)
        {
            var rows = context.Catalog.Databases.Where(d => session.Account.SeesDatabase(d.Name)).Select(d => d.Name).Order(StringComparer.Ordinal).Select(n => (string?[])[n]);
            return new RowsResult(columns, ShowFiltering.Apply(context, session, statement.Filter, columns, rows));
        }
    }

    private RowsResult ShowCreate(Session session, ShowCreateDatabase statement)
    {
        var name = statement.Database.Name;
        if (!session.Account.SeesDatabase(name))
        {
            throw Access.ToDatabase(session, name);
        }

        lock (context.Catalog.Gate)
        {
            var database = context.Catalog.Find(name) ?? throw DorisError.Detail($"Unknown database '{name}'");
            var properties = string.Join(",\n", JavaHashOrder.OfCopy(database.Properties.ToList(), p => p.Key).Select(p => $"\"{p.Key}\" = \"{p.Value}\""));
            var text = $"CREATE DATABASE `{name}`" + (properties.Length == 0 ? "" : $"\nPROPERTIES (\n{properties}\n)");
            return new RowsResult(ResultColumn.Varchars("Database", "Create Database"), [[name, text]]);
        }
    }

    private StatementResult Use(Session session, UseDatabase statement)
    {
        var name = statement.Database.Name;
        if (!session.Account.SeesDatabase(name))
        {
            throw Access.ToDatabase(session, name);
        }

        Enter(context, session, name);
        return StatementResult.Ok;
    }

    private RowsResult Tables(Session session, ShowTables statement)
    {
        var name = statement.Database?.Name ?? session.Database ?? throw DorisError.Detail("No database selected");
        lock (context.Catalog.Gate)
        {
            if (!session.Account.SeesDatabase(name))
            {
                throw Access.ToDatabase(session, name);
            }

            var database = context.Catalog.Find(name) ?? throw DorisError.Detail($"Unknown database '{name}'");
            var column = $"Tables_in_{name}";
            var columns = statement.IsFull ? ResultColumn.Varchars(column, "Table_type", "Storage_format", "Inverted_index_storage_format") : ResultColumn.Varchars(column);
            var rows = context.Catalog.TablesOf(database).Where(t => session.Account.SeesTable(name, t.Name)).OrderBy(t => t.Name, StringComparer.Ordinal)
                .Select(t => statement.IsFull ? (string?[])[t.Name, .. t.IsView ? View : ["BASE TABLE", "V2", context.Personality.InvertedIndexFormat]] : [t.Name]);
            return new RowsResult(columns, ShowFiltering.Apply(context, session, statement.Filter, columns, rows));
        }
    }
}
