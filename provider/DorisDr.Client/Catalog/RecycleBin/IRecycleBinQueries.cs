namespace DorisDr.Client.Catalog.RecycleBin;

/// <summary>What can be asked about the recycle bin. The master answers.</summary>
public interface IRecycleBinQueries
{
    /// <summary>All that is in it; shared by all who ask within 5 s.</summary>
    Task<RecycleBinListing> ListAsync(CancellationToken cancellation);
}
