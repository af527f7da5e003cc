using System.Collections.Frozen;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Query parameters that name something other than the bucket or object itself. All others are arguments, or noise of an SDK.</summary>
internal static class Subresources
{
    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal,
        "accelerate", "acl", "analytics", "attributes", "cors", "delete", "encryption", "intelligent-tiering", "inventory", "legal-hold",
        "lifecycle", "location", "logging", "metrics", "notification", "object-lock", "ownershipControls", "policy", "policyStatus",
        "publicAccessBlock", "replication", "requestPayment", "restore", "retention", "select", "tagging", "torrent", "uploadId", "uploads",
        "versioning", "versions", "website");

    public static string? Find(QueryParameters query)
    {
        foreach (var item in query.Items)
        {
            if (Names.Contains(item.Key))
            {
                return item.Key;
            }
        }

        return null;
    }
}
