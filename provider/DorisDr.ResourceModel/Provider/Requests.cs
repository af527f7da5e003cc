using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Provider;

/// <summary>Which resource an operation is about.</summary>
/// <param name="Urn">Pulumi's name for it.</param>
/// <param name="Type">Type token.</param>
/// <param name="Name">Logical name.</param>
public sealed record ResourceIdentity(string Urn, string Type, string Name);

/// <summary>Check and CheckConfig.</summary>
/// <param name="Resource">The resource (or provider resource).</param>
/// <param name="Olds">Recorded inputs; empty on create and before a replacement.</param>
/// <param name="News">Inputs as the program gives them.</param>
public sealed record CheckRequest(ResourceIdentity Resource, PropertyMap Olds, PropertyMap News)
{
    /// <summary>Seed for generated names; may be empty.</summary>
    public ReadOnlyMemory<byte> RandomSeed { get; init; }

    /// <summary>What the stack's settings say about generated names; null when they say nothing.</summary>
    public Autonaming? Autonaming { get; init; }
}

/// <summary>How a name is made when the program gives none.</summary>
/// <param name="Mode">What to do.</param>
/// <param name="ProposedName">The proposed or enforced name.</param>
public sealed record Autonaming(AutonamingMode Mode, string ProposedName);

/// <summary>The modes of Pulumi's autonaming setting.</summary>
public enum AutonamingMode
{
    /// <summary>Use the proposed name; it may be adapted.</summary>
    Propose,

    /// <summary>Use exactly the proposed name or fail.</summary>
    Enforce,

    /// <summary>The program must give a name.</summary>
    Disable,
}

/// <summary>Diff and DiffConfig.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Id">Its id; empty in DiffConfig.</param>
/// <param name="OldInputs">Recorded inputs.</param>
/// <param name="OldOutputs">Recorded outputs.</param>
/// <param name="News">Checked new inputs.</param>
/// <param name="IgnoreChanges">Property paths that the user wants to have ignored.</param>
public sealed record DiffRequest(
    ResourceIdentity Resource, string Id, PropertyMap OldInputs, PropertyMap OldOutputs, PropertyMap News, IReadOnlyList<string> IgnoreChanges);

/// <summary>Create.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Inputs">Checked inputs.</param>
/// <param name="Preview">Nothing may be written.</param>
/// <param name="Timeout">The user's deadline; null for the default.</param>
public sealed record CreateRequest(ResourceIdentity Resource, PropertyMap Inputs, bool Preview, TimeSpan? Timeout);

/// <summary>Read.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Id">Its id, or what the user wants to import.</param>
/// <param name="Inputs">Recorded inputs; null or empty on import.</param>
/// <param name="Outputs">Recorded outputs; null or empty on import.</param>
/// <param name="Timeout">The user's deadline; null for the default.</param>
public sealed record ReadRequest(ResourceIdentity Resource, string Id, PropertyMap? Inputs, PropertyMap? Outputs, TimeSpan? Timeout)
{
    /// <summary>True when only the id says which object is meant.</summary>
    public bool IsImport => Inputs is null or { Count: 0 } && Outputs is null or { Count: 0 };
}

/// <summary>Update.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Id">Its id.</param>
/// <param name="OldInputs">Recorded inputs.</param>
/// <param name="OldOutputs">Recorded outputs.</param>
/// <param name="News">Checked new inputs.</param>
/// <param name="IgnoreChanges">Property paths that the user wants to have ignored.</param>
/// <param name="Preview">Nothing may be written.</param>
/// <param name="Timeout">The user's deadline; null for the default.</param>
public sealed record UpdateRequest(
    ResourceIdentity Resource,
    string Id,
    PropertyMap OldInputs,
    PropertyMap OldOutputs,
    PropertyMap News,
    IReadOnlyList<string> IgnoreChanges,
    bool Preview,
    TimeSpan? Timeout);

/// <summary>Delete.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Id">Its id.</param>
/// <param name="OldInputs">Recorded inputs.</param>
/// <param name="OldOutputs">Recorded outputs.</param>
/// <param name="Timeout">The user's deadline; null for the default.</param>
public sealed record DeleteRequest(ResourceIdentity Resource, string Id, PropertyMap OldInputs, PropertyMap OldOutputs, TimeSpan? Timeout);

/// <summary>List.</summary>
/// <param name="Type">Type token.</param>
/// <param name="Query">The list inputs of the schema.</param>
public sealed record ListRequest(string Type, PropertyMap Query);

/// <summary>Invoke.</summary>
/// <param name="Token">Function token.</param>
/// <param name="Arguments">Arguments; secrets may be wrapped, unknowns never occur.</param>
/// <param name="Preview">True in a preview.</param>
public sealed record InvokeRequest(string Token, PropertyMap Arguments, bool Preview);
