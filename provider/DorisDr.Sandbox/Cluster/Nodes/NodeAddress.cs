namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>Where nodes are: all on one host, told apart by their ports.</summary>
internal static class NodeAddress
{
    public const string Host = "127.0.0.1";
}
