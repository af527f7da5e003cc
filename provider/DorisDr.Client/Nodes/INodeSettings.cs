namespace DorisDr.Client.Nodes;

/// <summary>Configuration of the nodes of a cluster. What is read is shared for up to 5 s.</summary>
/// <remarks>No call of Doris shows what stands in <c>fe_custom.conf</c> or <c>be_custom.conf</c>: a value that was kept shows when its node runs
/// with it again.</remarks>
public interface INodeSettings
{
    /// <summary>The own values of every FE, over HTTP: SQL on a 4.x FE answers with the master's.</summary>
    /// <exception cref="DorisException">User or privileges do not suffice, plain HTTP is refused, or the list of FEs cannot be read.</exception>
    Task<IReadOnlyList<NodeSettings>> ReadFrontendsAsync(CancellationToken cancellation);

    /// <summary>The values that are in force, which are the master's, over SQL.</summary>
    Task<NodeSettings> ReadMasterAsync(CancellationToken cancellation);

    /// <summary>The value that every BE has for one of the <see cref="SettingKeys"/>.</summary>
    Task<IReadOnlyList<NodeSettings>> ReadBackendsAsync(string key, CancellationToken cancellation);

    /// <summary>Sets values on FEs, each for itself, over HTTP.</summary>
    /// <param name="nodes">The FEs.</param>
    /// <param name="values">Values by key.</param>
    /// <param name="keep">Whether they are to survive a restart. Other kept keys stay.</param>
    /// <param name="cancellation">Stops it.</param>
    Task<IReadOnlyList<NodeWrite>> SetFrontendsAsync(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation);

    /// <summary>Sets values on BEs, each for itself, over HTTP; the parameters are those of <see cref="SetFrontendsAsync"/>.</summary>
    Task<IReadOnlyList<NodeWrite>> SetBackendsAsync(
        IReadOnlyList<ClusterNode> nodes, IReadOnlyDictionary<string, string> values, bool keep, CancellationToken cancellation);

    /// <summary>Sets a value that is the master's to keep, by SQL: until the next restart, on versions with
    /// <see cref="Cluster.DorisCapability.SetAllFrontends"/> on every FE that is alive, else on the master only.</summary>
    Task SetByStatementAsync(string key, string value, CancellationToken cancellation);
}
