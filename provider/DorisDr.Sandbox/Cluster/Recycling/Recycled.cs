using DorisDr.Sandbox.Cluster.Catalog;

namespace DorisDr.Sandbox.Cluster.Recycling;

/// <summary>Something in the recycle bin. It keeps its id; a time of 0 means that it was dropped with FORCE and waits for the eraser only.</summary>
internal interface IRecycled
{
    /// <summary>Under which it is kept.</summary>
    long Id { get; }

    /// <summary>When it was dropped, in milliseconds; 0 for FORCE.</summary>
    long Time { get; }

    /// <summary>Its name when it was dropped.</summary>
    string Name { get; }
}

/// <summary>A database; its tables are entries of their own, and these ids tell which came with it.</summary>
internal sealed record RecycledDatabase(Database Database, IReadOnlyList<long> TableIds, IReadOnlyList<string> TableNames, long Time) : IRecycled
{
    public long Id => Database.Id;

    public string Name => Database.Name;
}

/// <summary>A table or a view.</summary>
internal sealed record RecycledTable(Table Table, long Time) : IRecycled
{
    public long Id => Table.Id;

    public string Name => Table.Name;
}

/// <summary>A partition of a table, which may be alive or in the bin itself.</summary>
internal sealed record RecycledPartition(long DatabaseId, long TableId, TablePartition Partition, long Time) : IRecycled
{
    public long Id => Partition.Id;

    public string Name => Partition.Name;
}
