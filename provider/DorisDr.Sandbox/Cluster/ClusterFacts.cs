using System.Security.Cryptography;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster;

/// <summary>What a cluster is born with and keeps: its ClusterId, the name of its first frontend, the id of its backend.</summary>
internal sealed record ClusterFacts(string ClusterId, string FrontendName, long BackendId, DateTimeOffset Born)
{
    private const string Kind = "facts";

    public static ClusterFacts LoadOrCreate(ClusterStore store, IdAllocator ids, DateTimeOffset now)
    {
        if (store.Load<ClusterFacts>(Kind) is [var known])
        {
            return known;
        }

        var clusterId = Digits.Of(RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue));
        var facts = new ClusterFacts(clusterId, FrontendMember.NewName(), ids.Next(), now);
        store.Save(Kind, Kind, facts);
        return facts;
    }
}
