namespace DorisDr.Client.Cluster;

/// <summary>Which cluster answers, and how it behaves.</summary>
/// <param name="ClusterId">Number that Doris gave the cluster when it was made; text, since nobody calculates with it.</param>
/// <param name="Version">Version of the master, which runs what changes something.</param>
/// <param name="Master">The master.</param>
public sealed record ClusterIdentity(string ClusterId, DorisVersion Version, Frontend Master);
