using System.Text.RegularExpressions;
using DorisDr.Testing.Sandbox;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Plays recorded statements against a sandbox and collects every difference that no rule allows. <c>pass</c> lets sandbox time go by.</summary>
internal sealed partial class Replay(string frontend, Normaliser normaliser, Action<TimeSpan> pass)
{
    private const string ListPrefix = "Tables_in_";

    private static readonly Dictionary<byte, string> TypeNames = new()
    {
        [1] = "TINY",
        [2] = "SHORT",
        [3] = "LONG",
        [5] = "DOUBLE",
        [8] = "LONGLONG",
        [10] = "DATE",
        [12] = "DATETIME",
        [246] = "NEWDECIMAL",
        [252] = "BLOB",
        [254] = "STRING",
    };

    private readonly HashSet<string> _alive = new(StringComparer.Ordinal) { "information_schema", "mysql", "__internal_schema" };
    private readonly HashSet<string> _tainted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal) { ["root"] = "" };

    /// <summary>How many answers were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>What differed, one line each.</summary>
    public List<string> Differences { get; } = [];

    /// <summary>Plays one file of statements; every user has one connection.</summary>
    public void Play(string file, IReadOnlyList<JObject> items)
    {
        var connections = new Dictionary<string, RawMySqlClient>(StringComparer.Ordinal);
        try
        {
            for (var line = 0; line < items.Count; line++)
            {
                var item = items[line];
                if (item.ContainsKey("rpc"))
                {
                    // Loads over the internal RPC are not played; the labels that they held cannot be compared.
                    _tainted.UnionWith(Names((string?)item["label"] ?? ""));
                }
                else if (item.ContainsKey("login"))
                {
                    RefusedLogin($"{file}:{line + 1}", item);
                }
                else if (item.ContainsKey("sql") && item.ContainsKey("result"))
                {
                    Statement($"{file}:{line + 1}", item, connections);
                }
            }
        }
        finally
        {
            foreach (var connection in connections.Values)
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Compares the rows of an answer; also used for packets.</summary>
    public string? Rows(string sql, IReadOnlyList<string> columns, JArray recorded, IReadOnlyList<IReadOnlyList<string?>> actual)
    {
        var left = recorded.Select(r => r.Select(Cell).ToList()).Where(r => IsKnown(columns, r)).ToList();
        var right = actual.Select(r => r.ToList()).Where(r => IsKnown(columns, r)).ToList();
        if (left.Count != right.Count)
        {
            return $"recorded {left.Count} rows, got {right.Count}";
        }

        if (ReplayRules.IsUnordered(sql))
        {
            var key = columns.Count > 1 ? 1 : 0;
            left = [.. left.OrderBy(r => r[key], StringComparer.Ordinal)];
            right = [.. right.OrderBy(r => r[key], StringComparer.Ordinal)];
        }

        return left.Zip(right).SelectMany(rows => rows.First.Zip(rows.Second)).Select(cells => Cell(sql, cells.First, cells.Second)).FirstOrDefault(d => d is not null);
    }

    private void Statement(string place, JObject item, Dictionary<string, RawMySqlClient> connections)
    {
        var (user, sql) = ((string?)item["as"] ?? "root", (string)item["sql"]!);
        if (!connections.TryGetValue(user, out var connection))
        {
            connections[user] = connection = new RawMySqlClient(frontend);
            connection.Login(user, _passwords.GetValueOrDefault(user, ""));
            connection.Required();
        }

        var recorded = (JObject)item["result"]!;
        Choose(sql, recorded, connection);
        var actual = connection.Query(normaliser.Translate(sql));
        if (ReplayRules.PauseAfter(sql) is var pause && pause > TimeSpan.Zero)
        {
            pass(pause);
        }

        Check(place, sql, recorded, actual);
    }

    /// <summary>Compares an answer that somebody else got, and notes what differs.</summary>
    public void Check(string place, string sql, JObject recorded, RawAnswer actual)
    {
        Learn(sql, recorded.ContainsKey("ok"));
        if (Judge(sql, recorded, actual) is { } difference)
        {
            Differences.Add($"{place} {sql}: {difference}");
        }
    }

    /// <summary>Whether a database is one that nobody made outside of what was played.</summary>
    public bool Knows(string database) => _alive.Contains(database);

    /// <summary>The recordings do not hold how a current database was chosen; the name of a column tells which one it was.</summary>
    private static void Choose(string sql, JObject recorded, RawMySqlClient connection)
    {
        if (sql == "SHOW TABLES" && Listed(recorded).FirstOrDefault() is { } database)
        {
            connection.Query($"USE `{database}`");
        }
    }

    /// <summary>What differs and may not, or null.</summary>
    public string? Judge(string sql, JObject recorded, RawAnswer actual)
    {
        var difference = Compare(sql, recorded, actual);
        if (difference is null)
        {
            Compared++;
            return null;
        }

        var text = recorded.ToString();
        if (ReplayRules.Find(ReplayRules.Allowed, sql, text) is not null)
        {
            return null;
        }

        var isOutside = ReplayRules.Find(ReplayRules.Outside, sql, text) is not null && actual.Error is { } error && Refusal().IsMatch(error.Message);
        if (!isOutside && !Names(sql).Concat(Listed(recorded)).Any(_tainted.Contains))
        {
            return difference;
        }

        // What a refused statement would have changed cannot be compared from now on.
        if (recorded.ContainsKey("ok"))
        {
            _tainted.UnionWith(Names(sql));
        }

        return null;
    }

    private string? Compare(string sql, JObject recorded, RawAnswer actual)
    {
        if (recorded["error"] is JObject error)
        {
            return actual.Error is not { } got ? "recorded an error, got none"
                : ((int)error["code"]!, (string)error["sqlstate"]!) != (got.Code, got.SqlState) ? $"recorded {error["code"]}/{error["sqlstate"]}, got {got.Code}/{got.SqlState} {got.Message}"
                : normaliser.Differ((string)error["message"]!, got.Message);
        }

        if (actual.Error is { } unexpected)
        {
            return $"got the error {unexpected.Message}";
        }

        if (recorded["columns"] is not JArray columns)
        {
            return actual.Affected is null ? "recorded OK, got rows" : (ulong?)recorded.SelectToken("ok.affected") is { } affected && affected != actual.Affected ? "affected rows" : null;
        }

        var names = columns.Select(c => (string)c!).ToList();
        if (!names.SequenceEqual(actual.Columns))
        {
            return $"columns {string.Join(',', actual.Columns)}";
        }

        if (ReplayRules.ListsFrontends(sql))
        {
            return FrontendRows.Compare(names, (JArray)recorded["rows"]!, actual.Rows);
        }

        var types = actual.Types.Select(t => TypeNames.GetValueOrDefault(t, t.ToString())).ToList();
        return recorded["types"] is JArray wanted && !wanted.Select(t => (string)t!).SequenceEqual(types)
            ? $"types {string.Join(',', types)}"
            : Rows(sql, names, (JArray)recorded["rows"]!, actual.Rows);
    }

    private string? Cell(string sql, string? recorded, string? actual) => ReplayRules.DependsOnHost(sql)
        ? Shape(recorded) == Shape(actual) ? null : $"recorded {recorded ?? "NULL"}, got {actual ?? "NULL"}"
        : sql.Contains("CREATE REPOSITORY", StringComparison.Ordinal) ? normaliser.Differ(SortedLines(recorded), SortedLines(actual))
        : sql.Contains("CONNECTION_ID", StringComparison.Ordinal) ? Shape(recorded) == Shape(actual) ? null : "shape"
        : normaliser.Differ(recorded, actual);

    private void RefusedLogin(string place, JObject item)
    {
        var user = (string)item["login"]!;
        using var client = new RawMySqlClient(frontend);
        client.Login(user, "", (string?)item["database"]);
        var reply = client.Required();
        var actual = reply[0] == 0xff ? RawAnswer.OfError(reply) : RawAnswer.Read(() => reply).Answer;
        if (Compare("login", (JObject)item["result"]!, actual) is { } difference)
        {
            Differences.Add($"{place} login {user}: {difference}");
        }
    }

    /// <summary>Listings of a whole frontend also show what was made outside of the recordings; such rows do not count.</summary>
    private bool IsKnown(IReadOnlyList<string> columns, List<string?> row)
    {
        var at = columns.ToList().FindIndex(c => c is "RepoName" or "Database" or "DbName" && columns.Contains("CreateStmt") is false && columns.Contains("Create Database") is false);
        return at < 0 || _alive.Contains(row[at] ?? "");
    }

    private void Learn(string sql, bool succeeded)
    {
        if (Account().Match(sql) is { Success: true } account)
        {
            _passwords[account.Groups["user"].Value] = account.Groups["password"].Value;
        }

        if (succeeded && Made().Match(sql) is { Success: true } made)
        {
            _ = made.Groups["verb"].Value == "CREATE" ? _alive.Add(made.Groups["name"].Value) : _alive.Remove(made.Groups["name"].Value);
        }
    }

    /// <summary>The database that a column of SHOW TABLES names.</summary>
    private static IEnumerable<string> Listed(JObject recorded) =>
        (recorded["columns"] ?? new JArray()).Select(c => (string)c!).Where(c => c.StartsWith(ListPrefix, StringComparison.Ordinal)).Select(c => c[ListPrefix.Length..]);

    private static IEnumerable<string> Names(string sql) => Word().Matches(sql).Select(m => m.Value).Where(w => w.Any(char.IsLower));

    private static string? Cell(JToken token) => token.Type == JTokenType.Null ? null : (string?)token;

    private static string Shape(string? cell) => cell is null ? "NULL" : cell.Length == 0 ? "empty" : double.TryParse(cell, out _) ? "number" : DateTime.TryParse(cell, out _) ? "time" : "text";

    private static string? SortedLines(string? text) => text is null ? null : string.Join('\n', text.Replace("(\"", "\"", StringComparison.Ordinal).Split('\n').Select(l => l.TrimEnd(',')).Order(StringComparer.Ordinal));

    [GeneratedRegex("mismatched input|no viable alternative|extraneous input|^errCode = 2, detailMessage = Proc path", RegexOptions.None, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex("^CREATE USER '?(?<user>\\w+)'?(@\\S+)? IDENTIFIED BY '(?<password>[^']*)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Account();

    [GeneratedRegex("^(?<verb>CREATE|DROP) (READ ONLY )?(DATABASE|REPOSITORY) (IF (NOT )?EXISTS )?`?(?<name>[\\w-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();

    [GeneratedRegex("[A-Za-z_][\\w-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
