using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Execution;

internal sealed record ShapeColumn(string Name, SqlType Type);

/// <summary>The columns of the rows that an expression is evaluated over.</summary>
internal sealed record RowShape(IReadOnlyList<ShapeColumn> Columns)
{
    /// <summary>No columns: SELECT without FROM.</summary>
    public static RowShape Empty { get; } = new([]);

    public static RowShape Of(Table table) => new([.. table.Columns.Select(c => new ShapeColumn(c.Name, c.Type))]);

    /// <summary>The place of a column, or -1; names of columns ignore case.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }
}
