using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>What the state file of a stack holds (sdk/go/common/apitype/core.go, DeploymentV3). Immutable: every step makes a new one.</summary>
public sealed record Deployment
{
    /// <summary>Time of the last write; null before the first.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The time as it is spelled in the file; see <see cref="ResourceState.TimesAsWritten"/>.</summary>
    internal string TimeAsWritten { get; init; } = "";

    /// <summary>Version text of the program that wrote it.</summary>
    public string WriterVersion { get; init; } = "";

    /// <summary>Resources in Pulumi's order: what something needs comes before it.</summary>
    public ImmutableArray<ResourceState> Resources { get; init; } = [];

    /// <summary>Operations that were begun and whose end was not written.</summary>
    public ImmutableArray<PendingOperation> PendingOperations { get; init; } = [];

    /// <summary>The <c>metadata</c> object as it came.</summary>
    public JObject Metadata { get; init; } = [];

    /// <summary>Fields of the deployment that DorisDr does not use; they survive a write.</summary>
    public JObject Extra { get; init; } = [];
}

/// <summary>An operation that was begun.</summary>
/// <param name="Resource">The resource as it was known when the operation began.</param>
/// <param name="Type">What was done.</param>
public sealed record PendingOperation(ResourceState Resource, PendingOperationType Type);

/// <summary>What a pending operation does.</summary>
public enum PendingOperationType
{
    /// <summary>A create whose outcome is unknown.</summary>
    Creating,

    /// <summary>An update whose outcome is unknown.</summary>
    Updating,

    /// <summary>A delete whose outcome is unknown.</summary>
    Deleting,

    /// <summary>A read; it changed nothing.</summary>
    Reading,

    /// <summary>An import; it changed nothing.</summary>
    Importing,
}
