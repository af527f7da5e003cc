using System.Collections.Frozen;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>The fields of a resource in a state file, by what the embedded engine makes of them (sdk/go/common/apitype/core.go, ResourceV3).</summary>
internal static class ResourceFields
{
    /// <summary>All that Pulumi knows, in the order in which it writes them.</summary>
    public static readonly string[] InOrder =
    [
        "urn", "custom", "delete", "id", "type", "inputs", "outputs", "parent", "protect", "taint", "external", "dependencies", "initErrors", "provider",
        "propertyDependencies", "pendingReplacement", "additionalSecretOutputs", "aliases", "customTimeouts", "importID", "retainOnDelete", "deletedWith",
        "replaceWith", "created", "modified", "sourcePosition", "stackTrace", "ignoreChanges", "hideDiff", "replaceOnChanges", "replacementTrigger",
        "refreshBeforeUpdate", "viewOf", "resourceHooks", "extensionRef", "snippetID",
    ];

    /// <summary>Those that are carried unread: where the resource was declared, and options that only count while the program gives them.</summary>
    public static readonly FrozenSet<string> Carried =
        FrozenSet.ToFrozenSet(["aliases", "sourcePosition", "stackTrace", "hideDiff", "replaceOnChanges"], StringComparer.Ordinal);

    /// <summary>Those that change what an engine has to do, and that the embedded one does not do; with the words for them.</summary>
    public static readonly FrozenDictionary<string, string> Unsupported = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["taint"] = "a tainted resource",
        ["external"] = "a resource that is only read (get)",
        ["replaceWith"] = "the option replaceWith",
        ["replacementTrigger"] = "the option replacementTrigger",
        ["refreshBeforeUpdate"] = "a refresh before each update (refreshBeforeUpdate)",
        ["viewOf"] = "a view of another resource",
        ["resourceHooks"] = "resource hooks",
        ["extensionRef"] = "an extension parameterization",
        ["snippetID"] = "a snippet",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Those that a record holds; all others but these are extra.</summary>
    public static readonly FrozenSet<string> Read =
        InOrder.Where(f => !Carried.Contains(f) && !Unsupported.ContainsKey(f)).ToFrozenSet(StringComparer.Ordinal);
}
