using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>The rules that a deployment must keep, with Pulumi's words for a breach (pkg/resource/deploy/snapshot.go, VerifyIntegrity).</summary>
internal static class IntegrityCheck
{
    /// <summary>The breach of the manifest's magic; null for none.</summary>
    public static string? OfManifest(JObject? deployment)
    {
        var manifest = deployment?["manifest"] as JObject ?? [];
        var version = (string?)(manifest["version"] as JValue) ?? "";
        var magic = (string?)(manifest["magic"] as JValue) ?? "";
        return magic == CheckpointCodec.MagicOf(version) ? null : "magic cookie mismatch; possible tampering/corruption detected";
    }

    /// <summary>The first breach of the rules about resources; null for none.</summary>
    public static string? Of(Deployment deployment)
    {
        var urns = new HashSet<string>(StringComparer.Ordinal);
        var providers = new HashSet<string>(StringComparer.Ordinal);
        var positions = deployment.Resources.Select((r, i) => (r.Urn, i)).ToLookup(r => r.Urn, r => r.i, StringComparer.Ordinal);
        var live = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < deployment.Resources.Length; i++)
        {
            var resource = deployment.Resources[i];
            if (resource.IsProvider)
            {
                providers.Add($"{resource.Urn}::{resource.Id}");
            }

            var breach = Provider(resource, providers) ?? References(resource, i, urns, positions);
            if (breach is not null)
            {
                return breach;
            }

            if (!resource.Delete && !live.Add(resource.Urn))
            {
                return $"duplicate resource {resource.Urn} (not marked for deletion)";
            }

            urns.Add(resource.Urn);
        }

        return null;
    }

    private static string? Provider(ResourceState resource, HashSet<string> providers) =>
        resource.Provider.Length == 0 || resource.PendingReplacement || providers.Contains(resource.Provider)
            ? null
            : $"resource {resource.Urn} refers to unknown provider {resource.Provider}";

    private static string? References(ResourceState resource, int at, HashSet<string> earlier, ILookup<string, int> positions)
    {
        bool Later(string urn) => positions[urn].Any(p => p > at);

        if (resource.Parent.Length > 0 && !earlier.Contains(resource.Parent))
        {
            return Later(resource.Parent)
                ? $"child resource {resource.Urn}'s parent {resource.Parent} comes after it"
                : $"child resource {resource.Urn} refers to missing parent {resource.Parent}";
        }

        if (resource.Dependencies.FirstOrDefault(d => !earlier.Contains(d)) is { } dependency)
        {
            return Later(dependency)
                ? $"resource {resource.Urn}'s dependency {dependency} comes after it"
                : $"resource {resource.Urn} dependency {dependency} refers to missing resource";
        }

        foreach (var (property, dependencies) in resource.PropertyDependencies)
        {
            if (dependencies.FirstOrDefault(d => !earlier.Contains(d)) is { } urn)
            {
                return Later(urn)
                    ? $"resource {resource.Urn}'s property dependency {urn} (from property {property}) comes after it"
                    : $"resource {resource.Urn} property dependency {urn} (from property {property}) refers to missing resource";
            }
        }

        if (resource.DeletedWith.Length > 0 && !earlier.Contains(resource.DeletedWith))
        {
            return Later(resource.DeletedWith)
                ? $"resource {resource.Urn} is specified as being deleted with {resource.DeletedWith}, which comes after it"
                : $"resource {resource.Urn} is specified as being deleted with {resource.DeletedWith}, which is missing";
        }

        return null;
    }
}
