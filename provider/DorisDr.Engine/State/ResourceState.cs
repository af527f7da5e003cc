using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>One resource as the state file holds it (sdk/go/common/apitype/core.go, ResourceV3).</summary>
public sealed record ResourceState
{
    /// <summary>Pulumi's name of the resource.</summary>
    public required string Urn { get; init; }

    /// <summary>Type token.</summary>
    public required string Type { get; init; }

    /// <summary>False for the root stack (and components, which are not supported).</summary>
    public bool Custom { get; init; }

    /// <summary>True for the old half of a replacement that waits to be deleted.</summary>
    public bool Delete { get; init; }

    /// <summary>The provider's id; empty for the root stack.</summary>
    public string Id { get; init; } = "";

    /// <summary>Checked inputs.</summary>
    public PropertyMap Inputs { get; init; } = PropertyMap.Empty;

    /// <summary>Outputs.</summary>
    public PropertyMap Outputs { get; init; } = PropertyMap.Empty;

    /// <summary>URN of the parent; empty for none.</summary>
    public string Parent { get; init; } = "";

    /// <summary>True when it may not be deleted.</summary>
    public bool Protect { get; init; }

    /// <summary>True when it is only read, not owned.</summary>
    public bool External { get; init; }

    /// <summary>URNs that it depends on.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>Why it is not as declared, after a half-done create or update.</summary>
    public ImmutableArray<string> InitErrors { get; init; } = [];

    /// <summary>Provider reference <c>URN::ID</c>; empty for the root stack and for providers.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Per input the URNs that its value came from.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    /// <summary>True when it was deleted and waits to be created again.</summary>
    public bool PendingReplacement { get; init; }

    /// <summary>Outputs that are secret beyond what the provider says.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>Timeouts in seconds by operation (create, update, delete, read).</summary>
    public ImmutableSortedDictionary<string, double> CustomTimeouts { get; init; } =
        ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>The id by which the program imported it; empty for none.</summary>
    public string ImportId { get; init; } = "";

    /// <summary>True when its deletion leaves the object alone.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>URN of the resource whose deletion deletes this one too; empty for none.</summary>
    public string DeletedWith { get; init; } = "";

    /// <summary>When it was created; null in files of old CLIs.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it was last changed; null in files of old CLIs.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>
    /// The times as they are spelled in the file they came from. Pulumi writes nine digits of a second and .NET holds seven, so the spelling is kept and
    /// written again for as long as it stands for <see cref="Created"/> and <see cref="Modified"/>.
    /// </summary>
    internal (string Created, string Modified) TimesAsWritten { get; init; } = ("", "");

    /// <summary>Property paths whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Fields of the file that DorisDr does not use; they survive a write as they came. Source positions are among them.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>True for a resource of type <c>pulumi:providers:…</c>.</summary>
    public bool IsProvider => Type.StartsWith("pulumi:providers:", StringComparison.Ordinal);

    /// <summary>The logical name: everything after the third <c>::</c> of the URN.</summary>
    public string Name => DorisDr.Engine.State.Urn.NameOf(Urn);
}
