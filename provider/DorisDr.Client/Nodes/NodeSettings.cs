namespace DorisDr.Client.Nodes;

/// <summary>What one node said of its settings: its own values, which count for it alone.</summary>
/// <param name="Node">The node.</param>
/// <param name="Values">Values by key; empty when it did not answer. A key that its version does not know is absent.</param>
/// <param name="Failure">Why it did not answer, null when it did.</param>
public sealed record NodeSettings(ClusterNode Node, IReadOnlyDictionary<string, string> Values, DorisException? Failure)
{
    /// <summary>The value of a key, null where it is not known.</summary>
    public string? Find(string key) => Values.GetValueOrDefault(key);

    internal static NodeSettings Failed(ClusterNode node, DorisException failure) =>
        new(node, new Dictionary<string, string>(StringComparer.Ordinal), failure);
}

/// <summary>What became of setting values on one node.</summary>
/// <param name="Node">The node.</param>
/// <param name="IsSet">Whether the running node has the values now.</param>
/// <param name="Kept">Whether they will survive a restart; null where that was not asked for or Doris does not tell.</param>
/// <param name="Reason">Why something is not as wanted, null when all is.</param>
public sealed record NodeWrite(ClusterNode Node, bool IsSet, bool? Kept, string? Reason);
