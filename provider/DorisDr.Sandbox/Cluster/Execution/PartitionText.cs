using System.Globalization;
using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Statements.Parsing;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>Partitions as SHOW CREATE TABLE and SHOW PARTITIONS print them.</summary>
internal static class PartitionText
{
    /// <summary>The whole PARTITION BY clause.</summary>
    public static string Clause(Table table, PartitionClause by)
    {
        var columns = string.Join(", ", by.Columns.Select(c => $"`{c}`"));
        var head = by.IsRange ? $"PARTITION BY RANGE({columns})" : $"PARTITION BY LIST ({columns})";
        return $"{head}\n({string.Join(",\n", table.Partitions.Select(p => $"PARTITION {p.Name} VALUES {Values(table, p.Bounds!)}"))})";
    }

    /// <summary>The column Range of SHOW PARTITIONS.</summary>
    public static string Range(Table table, PartitionDefinition bounds)
    {
        var types = PartitionBounds.TypesOf(table);
        var names = string.Join(", ", types.Select(Name));
        return bounds.Upper.Count > 0
            ? $"[types: [{names}]; keys: [{Keys(types, bounds.Lower)}]; ..types: [{names}]; keys: [{Keys(types, bounds.Upper)}]; )"
            : string.Join(",", bounds.Values.Select(v => $"types: [{names}]; keys: [{string.Join(", ", v)}]; "));
    }

    private static string Values(Table table, PartitionDefinition bounds)
    {
        var types = PartitionBounds.TypesOf(table);
        return bounds.Upper.Count > 0
            ? $"[({Quoted(types, Lower(types, bounds))}), ({Quoted(types, bounds.Upper)}))"
            : $"IN ({string.Join(",", bounds.Values.Select(v => v.Count == 1 ? $"\"{v[0]}\"" : $"({string.Join(",", v.Select(x => $"\"{x}\""))})"))})";
    }

    private static string Quoted(IReadOnlyList<SqlType> types, IReadOnlyList<string> bound) =>
        string.Join(", ", bound.Select((v, i) => v == PartitionParser.MaxValue ? v : IsTime(types[i]) ? $"'{v}'" : $"\"{v}\""));

    private static string Keys(IReadOnlyList<SqlType> types, IReadOnlyList<string> bound) => string.Join(", ", bound.Count == 0 ? types.Select(Smallest) : bound);

    private static IReadOnlyList<string> Lower(IReadOnlyList<SqlType> types, PartitionDefinition bounds) => bounds.Lower.Count > 0 ? bounds.Lower : [.. types.Select(Smallest)];

    private static bool IsTime(SqlType type) => type.Kind is SqlTypeKind.Date or SqlTypeKind.DateTime;

    private static string Smallest(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Date => "0000-01-01",
        SqlTypeKind.DateTime => "0000-01-01 00:00:00",
        SqlTypeKind.TinyInt => sbyte.MinValue.ToString(CultureInfo.InvariantCulture),
        SqlTypeKind.SmallInt => short.MinValue.ToString(CultureInfo.InvariantCulture),
        SqlTypeKind.Int => int.MinValue.ToString(CultureInfo.InvariantCulture),
        SqlTypeKind.LargeInt => "-170141183460469231731687303715884105728",
        _ => long.MinValue.ToString(CultureInfo.InvariantCulture),
    };

    private static string Name(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Date => "DATEV2",
        SqlTypeKind.DateTime => "DATETIMEV2",
        SqlTypeKind.Varchar => "VARCHAR",
        _ => type.Kind.ToString().ToUpperInvariant(),
    };
}
