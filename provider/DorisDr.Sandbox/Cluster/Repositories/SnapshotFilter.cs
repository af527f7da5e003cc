using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>
/// WHERE of SHOW SNAPSHOT: SNAPSHOT, with it TIMESTAMP and SNAPSHOTTYPE, joined by AND. Comparison signs are not told apart, but for <c>&lt;&gt;</c>.
/// </summary>
internal sealed record SnapshotFilter(string? Snapshot, string? Timestamp)
{
    public static SnapshotFilter Read(Expression? where)
    {
        if (where is null)
        {
            return new SnapshotFilter(null, null);
        }

        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        Collect(where, values);
        var snapshot = values.GetValueOrDefault("SNAPSHOT");
        var timestamp = values.GetValueOrDefault("TIMESTAMP");
        var type = values.GetValueOrDefault("SNAPSHOTTYPE");
        var typeIsKnown = type is null || type.Equals("remote", StringComparison.OrdinalIgnoreCase) || type.Equals("local", StringComparison.OrdinalIgnoreCase);
        return string.IsNullOrEmpty(snapshot) || timestamp == "" || !typeIsKnown ? throw Refused() : new SnapshotFilter(snapshot, timestamp);
    }

    private static void Collect(Expression expression, Dictionary<string, string> values)
    {
        switch (expression)
        {
            case BinaryExpression { Operator: "AND" } both:
                Collect(both.Left, values);
                Collect(both.Right, values);
                break;
            case BinaryExpression { Operator: "=" or "<" or ">" or "<=" or ">=" or "<=>", Left: ColumnReference { Parts: [var name] }, Right: StringLiteral text }
                when name.ToUpperInvariant() is "SNAPSHOT" or "TIMESTAMP" or "SNAPSHOTTYPE":
                values[name] = text.Value;
                break;
            default:
                throw Refused();
        }
    }

    private static DorisError Refused() => DorisError.Detail(
        "Where clause should looks like: SNAPSHOT = 'your_snapshot_name' [AND TIMESTAMP = '2018-04-18-19-19-10'] [AND SNAPSHOTTYPE = 'remote' | 'local']");
}
