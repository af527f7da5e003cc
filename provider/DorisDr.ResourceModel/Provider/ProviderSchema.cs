using Newtonsoft.Json.Linq;

namespace DorisDr.ResourceModel.Provider;

/// <summary>The package schema: what Pulumi reads to know the types, and what the embedded engine checks programs against.</summary>
/// <param name="Name">Package name, the first part of every token.</param>
/// <param name="Version">Three-part version, the same everywhere.</param>
/// <param name="Document">The schema document (Pulumi's package metaschema). Treat as read-only.</param>
public sealed record ProviderSchema(string Name, string Version, JObject Document)
{
    /// <summary>The document as indented JSON with a trailing line end, as it is published.</summary>
    public string ToJson() => Document.ToString(Newtonsoft.Json.Formatting.Indented).ReplaceLineEndings("\n") + "\n";
}
