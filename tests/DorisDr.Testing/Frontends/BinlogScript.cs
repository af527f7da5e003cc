using System.Text.RegularExpressions;

namespace DorisDr.Testing.Frontends;

/// <summary>A script that keeps databases and tables with their binlog properties, with the rules, orders and texts of recording 05.</summary>
public sealed partial class BinlogScript
{
    private static readonly (string Key, string Value)[] Defaults =
        [("binlog.enable", "false"), ("binlog.ttl_seconds", "86400"), ("binlog.max_bytes", "9223372036854775807"), ("binlog.max_history_nums", "9223372036854775807")];

    private readonly SortedDictionary<string, Database> _databases = new(StringComparer.Ordinal);

    /// <summary>Whether the asked FE has enable_feature_binlog on.</summary>
    public bool IsFeatureOn { get; set; } = true;

    /// <summary>Adds a table, with a text after its columns and without the properties of its database.</summary>
    public void Add(string database, string table, string engine = "OLAP", string title = "Table")
    {
        lock (_databases)
        {
            _databases[database].Tables[table] = new Table(engine, title, Defaults.ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal));
        }
    }

    /// <summary>The reply, or null for a statement about something else.</summary>
    public ScriptedReply? Answer(string sql)
    {
        lock (_databases)
        {
            return sql == "SHOW DATABASES" ? ScriptedReply.Table(["Database"], [.. _databases.Keys.Append("information_schema").Append("mysql").Select(name => new[] { name })])
                : Pattern().Match(sql.Replace("`", "", StringComparison.Ordinal)) is { Success: true } match ? Run(match) : null;
        }
    }

    private ScriptedReply Run(Match match)
    {
        var (verb, name, tableName) = (match.Groups["verb"].Value, match.Groups["db"].Value, match.Groups["table"].Value);
        if (verb == "CREATE DATABASE")
        {
            return _databases.TryAdd(name, new Database()) ? ScriptedReply.Ok : ScriptedReply.Error($"Can't create database '{name}'; database exists");
        }

        if (!_databases.TryGetValue(name, out var database))
        {
            return ScriptedReply.Error($"Unknown database '{name}'");
        }

        var properties = PropertyPattern().Matches(match.Groups["properties"].Value)
            .ToDictionary(p => p.Groups["key"].Value, p => p.Groups["value"].Value, StringComparer.Ordinal);
        database.Tables.TryGetValue(tableName, out var table);
        switch (verb)
        {
            case "DROP DATABASE":
                _databases.Remove(name);
                return ScriptedReply.Ok;
            case "CREATE TABLE":
                Add(name, tableName);
                foreach (var (key, value) in database.Properties.GetValueOrDefault("binlog.enable") == "true" ? database.Properties : [])
                {
                    database.Tables[tableName].Properties[key] = value;
                }

                return ScriptedReply.Ok;
            case "SHOW CREATE DATABASE":
                return ScriptedReply.Table(["Database", "Create Database"], [name, $"CREATE DATABASE `{name}`{Block(database.Properties.Select(p => (p.Key, p.Value)), "")}"]);
            case "SHOW FULL TABLES FROM":
                return ScriptedReply.Table(
                    [$"Tables_in_{name}", "Table_type", "Storage_format", "Inverted_index_storage_format"],
                    [.. database.Tables.Select(t => new[] { t.Key, t.Value.Title == "View" ? "VIEW" : "BASE TABLE", "V2", "V2" })]);
            case "ALTER DATABASE":
                return AlterDatabase(name, database, properties);
            case "SHOW CREATE TABLE" or "ALTER TABLE" when table is null:
                return ScriptedReply.Error($"Unknown table '{tableName}'");
            case "SHOW CREATE TABLE":
                return ScriptedReply.Table([table!.Title, $"Create {table.Title}"], [tableName, Print(tableName, table)]);
            default:
                return AlterTable(database, table!, properties);
        }
    }

    private static ScriptedReply AlterDatabase(string name, Database database, Dictionary<string, string> properties)
    {
        if (properties.GetValueOrDefault("binlog.enable") == "true"
            && database.Tables.FirstOrDefault(t => t.Value is { Engine: "OLAP", Title: "Table" } && t.Value.Properties["binlog.enable"] != "true") is { Key: { } bare })
        {
            return ScriptedReply.Error($"binlog is not enable in table[{bare}] in db [{name}]");
        }

        foreach (var (key, value) in properties)
        {
            database.Properties[key] = value;
        }

        return ScriptedReply.Ok;
    }

    private ScriptedReply AlterTable(Database database, Table table, Dictionary<string, string> properties)
    {
        if (!IsFeatureOn)
        {
            return ScriptedReply.Error("Binlog feature is not enabled");
        }

        if (properties.GetValueOrDefault("binlog.enable") == "false" && database.Properties.GetValueOrDefault("binlog.enable") == "true")
        {
            return ScriptedReply.Error("db binlog is enable, but table binlog is disable");
        }

        foreach (var (key, value) in properties)
        {
            table.Properties[key] = value;
        }

        return ScriptedReply.Ok;
    }

    private string Print(string name, Table table) => table.Title == "Table"
        ? $"CREATE TABLE `{name}` (\n  `k` int NULL\n) ENGINE={table.Engine}\nDUPLICATE KEY(`k`)\nDISTRIBUTED BY HASH(`k`) BUCKETS 1"
            + Block([("storage_format", "V2"), .. IsFeatureOn ? table.Properties.Select(p => (p.Key, p.Value)) : []], ";")
        : $"CREATE {table.Title.ToUpperInvariant()} `{name}` AS SELECT 1;";

    private static string Block(IEnumerable<(string Key, string Value)> properties, string end)
    {
        var lines = properties.Select(p => $"\"{p.Key}\" = \"{p.Value}\"").ToArray();
        return lines.Length == 0 ? end : $"\nPROPERTIES (\n{string.Join(",\n", lines)}\n){end}";
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^(?<verb>CREATE DATABASE|DROP DATABASE|CREATE TABLE|SHOW CREATE DATABASE|SHOW FULL TABLES FROM|SHOW CREATE TABLE|ALTER DATABASE|ALTER TABLE) (?<db>\\w+)(\\.(?<table>\\w+))?( SET( PROPERTIES)? \\((?<properties>.*)\\)| \\(.*\\).*)?$", Options, 1000)]
    private static partial Regex Pattern();

    [GeneratedRegex("\"(?<key>[^\"]+)\" ?= ?\"(?<value>[^\"]*)\"", Options, 1000)]
    private static partial Regex PropertyPattern();

    private sealed record Table(string Engine, string Title, Dictionary<string, string> Properties);

    private sealed class Database
    {
        internal Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

        internal SortedDictionary<string, Table> Tables { get; } = new(StringComparer.Ordinal);
    }
}
