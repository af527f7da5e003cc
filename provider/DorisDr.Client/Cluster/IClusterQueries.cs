namespace DorisDr.Client.Cluster;

/// <summary>What can be asked about a cluster as a whole. Answers are shared for up to 5 s.</summary>
public interface IClusterQueries
{
    /// <summary>ClusterId, version and master. It is proof of a living master.</summary>
    /// <exception cref="DorisException">The cluster cannot be reached, or has no master.</exception>
    Task<ClusterIdentity> GetIdentityAsync(CancellationToken cancellation);

    /// <summary>All FEs.</summary>
    Task<IReadOnlyList<Frontend>> ListFrontendsAsync(CancellationToken cancellation);

    /// <summary>All BEs.</summary>
    Task<IReadOnlyList<Backend>> ListBackendsAsync(CancellationToken cancellation);
}
