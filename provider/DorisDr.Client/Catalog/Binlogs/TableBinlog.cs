namespace DorisDr.Client.Catalog.Binlogs;

/// <summary>A table of Doris's own engine with its binlog properties.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Binlog">All four properties, or null where the asked FE has the feature off and shows none.</param>
public sealed record TableBinlog(string Name, BinlogProperties? Binlog);
