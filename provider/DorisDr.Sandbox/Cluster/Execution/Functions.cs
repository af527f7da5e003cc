using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>The scalar functions, and the names of the aggregates.</summary>
internal sealed class Functions(FrontendContext context, Session session)
{
    private static readonly HashSet<string> Aggregates = new(StringComparer.OrdinalIgnoreCase) { "COUNT", "SUM", "MIN", "MAX", "AVG" };

    private static readonly Dictionary<string, SqlType> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["VERSION"] = SqlType.String,
        ["CONNECTION_ID"] = SqlType.BigInt,
        ["DATABASE"] = SqlType.Varchar,
        ["SCHEMA"] = SqlType.Varchar,
        ["USER"] = SqlType.Varchar,
        ["SESSION_USER"] = SqlType.Varchar,
        ["CURRENT_USER"] = SqlType.Varchar,
        ["CURRENT_CATALOG"] = SqlType.Varchar,
        ["NOW"] = new(SqlTypeKind.DateTime),
        ["CURRENT_TIMESTAMP"] = new(SqlTypeKind.DateTime),
        ["UTC_TIMESTAMP"] = new(SqlTypeKind.DateTime),
        ["CURDATE"] = new(SqlTypeKind.Date),
        ["CURRENT_DATE"] = new(SqlTypeKind.Date),
        ["UNIX_TIMESTAMP"] = new(SqlTypeKind.Int),
        ["CONCAT"] = SqlType.Varchar,
        ["UPPER"] = SqlType.Varchar,
        ["LOWER"] = SqlType.Varchar,
        ["TRIM"] = SqlType.Varchar,
        ["LENGTH"] = new(SqlTypeKind.Int),
        ["CHAR_LENGTH"] = new(SqlTypeKind.Int),
        ["COUNT"] = SqlType.BigInt,
        ["AVG"] = SqlType.Double,
    };

    private static readonly HashSet<string> TypedByArgument = new(StringComparer.OrdinalIgnoreCase) { "SUM", "MIN", "MAX", "IFNULL", "COALESCE", "NULLIF", "ABS" };

    public static bool IsAggregate(string name) => Aggregates.Contains(name);

    public FunctionCall Demand(FunctionCall call) =>
        Types.ContainsKey(call.Name) || TypedByArgument.Contains(call.Name) ? call : throw DorisError.Detail($"Can not found function '{call.Name}'");

    /// <summary>The type of a call, given those of its arguments.</summary>
    public static SqlType TypeOf(string name, IReadOnlyList<SqlType> arguments) =>
        Types.TryGetValue(name, out var type) ? type
        : name.Equals("SUM", StringComparison.OrdinalIgnoreCase) && arguments is [{ IsInteger: true }] ? SqlType.BigInt
        : arguments.FirstOrDefault(a => a.Kind != SqlTypeKind.Null) ?? SqlType.Null;

    public object? Call(FunctionCall call, IReadOnlyList<object?> arguments)
    {
        Demand(call);
        var now = context.Clock.GetUtcNow();
        switch (call.Name.ToUpperInvariant())
        {
            case "VERSION":
                return context.Personality.ServerVersion;
            case "CONNECTION_ID":
                return (Int128)session.Id;
            case "DATABASE" or "SCHEMA":
                return session.Database ?? "";
            case "USER" or "SESSION_USER":
                return $"'{session.Account.User.Name}'@'{session.Host}'";
            case "CURRENT_USER":
                return session.Account.User.ToString();
            case "CURRENT_CATALOG":
                return "internal";
            case "NOW" or "CURRENT_TIMESTAMP" or "UTC_TIMESTAMP":
                return DorisTime.Print(now);
            case "CURDATE" or "CURRENT_DATE":
                return now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            case "UNIX_TIMESTAMP":
                return arguments.Count == 0 ? (Int128)now.ToUnixTimeSeconds()
                    : SqlValue.Print(arguments[0]) is { } text && DorisTime.TryParse(text, out var time) ? (Int128)time.ToUnixTimeSeconds() : null;
            case "COALESCE" or "IFNULL":
                return arguments.FirstOrDefault(a => a is not null);
        }

        return arguments.Any(a => a is null) ? null : OfText(call, arguments);
    }

    private static object? OfText(FunctionCall call, IReadOnlyList<object?> arguments)
    {
        if (arguments.Count == 0)
        {
            throw DorisError.Detail($"Can not find the compatibility function signature: {call.Name}()");
        }

        var text = SqlValue.Print(arguments[0]) ?? "";
        return call.Name.ToUpperInvariant() switch
        {
            "CONCAT" => string.Concat(arguments.Select(SqlValue.Print)),
            "UPPER" => text.ToUpperInvariant(),
            "LOWER" => text.ToLowerInvariant(),
            "TRIM" => text.Trim(' '),
            "LENGTH" => (Int128)System.Text.Encoding.UTF8.GetByteCount(text),
            "CHAR_LENGTH" => (Int128)text.EnumerateRunes().Count(),
            "ABS" => SqlValue.Compare(arguments[0], (Int128)0) < 0 ? Arithmetic.Apply("-", (Int128)0, arguments[0]) : arguments[0],
            "NULLIF" when arguments.Count == 2 => SqlValue.Compare(arguments[0], arguments[1]) == 0 ? null : arguments[0],
            _ => throw DorisError.Detail($"The function '{call.Name}' must not stand here{call.Position}"),
        };
    }
}
