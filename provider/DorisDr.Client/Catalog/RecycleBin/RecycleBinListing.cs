namespace DorisDr.Client.Catalog.RecycleBin;

/// <summary>What is in the recycle bin.</summary>
/// <param name="Entries">Databases, then tables, then partitions.</param>
/// <param name="Now">The time on the asked FE in the same time zone as the times of the entries.</param>
public sealed record RecycleBinListing(IReadOnlyList<RecycleBinEntry> Entries, DateTime Now);
