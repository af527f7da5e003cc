using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Provider;

/// <summary>Answer of Check and CheckConfig.</summary>
/// <param name="Inputs">The inputs to record and to work with.</param>
/// <param name="Problems">All that is wrong; empty when the inputs are good.</param>
public sealed record CheckResult(PropertyMap Inputs, IReadOnlyList<Problem> Problems);

/// <summary>Answer of Diff and DiffConfig. No changes means that nothing is to be done.</summary>
/// <param name="Changes">Every changed property, by path.</param>
/// <param name="DeleteBeforeReplace">True when a replacement must delete first.</param>
public sealed record DiffResult(IReadOnlyList<PropertyChange> Changes, bool DeleteBeforeReplace)
{
    /// <summary>The answer that nothing changes.</summary>
    public static DiffResult None { get; } = new([], false);

    /// <summary>True when the resource must be replaced.</summary>
    public bool Replaces => Changes.Any(c => c.Replaces);
}

/// <summary>One changed property.</summary>
/// <param name="Path">Where.</param>
/// <param name="Kind">Added, deleted or updated.</param>
/// <param name="Replaces">True when it cannot be changed in place.</param>
/// <param name="InputOnly">True when the old value is found in the old inputs, false when in the old outputs.</param>
public sealed record PropertyChange(PropertyPath Path, ChangeKind Kind, bool Replaces, bool InputOnly);

/// <summary>What happens to a property.</summary>
public enum ChangeKind
{
    /// <summary>It was not there.</summary>
    Add,

    /// <summary>It goes.</summary>
    Delete,

    /// <summary>It gets another value.</summary>
    Update,
}

/// <summary>Answer of Create.</summary>
/// <param name="Id">The id; empty in a preview.</param>
/// <param name="Outputs">The outputs; in a preview, what is known.</param>
/// <param name="Unfinished">Reasons why the object exists but is not as declared; empty when it is.</param>
public sealed record CreateResult(string Id, PropertyMap Outputs, IReadOnlyList<string> Unfinished);

/// <summary>Answer of Read for what exists.</summary>
/// <param name="Id">The canonical id.</param>
/// <param name="Inputs">The inputs as Check would have returned them.</param>
/// <param name="Outputs">The live outputs.</param>
/// <param name="Unfinished">Reasons why the object is not healthy; empty when it is.</param>
public sealed record ReadResult(string Id, PropertyMap Inputs, PropertyMap Outputs, IReadOnlyList<string> Unfinished);

/// <summary>Answer of Update.</summary>
/// <param name="Outputs">The complete outputs.</param>
/// <param name="Unfinished">Reasons why the object is not as declared; empty when it is.</param>
public sealed record UpdateResult(PropertyMap Outputs, IReadOnlyList<string> Unfinished);

/// <summary>One object that exists.</summary>
/// <param name="Id">The id by which it can be imported.</param>
/// <param name="Name">Its name.</param>
public sealed record ListedResource(string Id, string Name);

/// <summary>Answer of Invoke.</summary>
/// <param name="Outputs">The result.</param>
/// <param name="Problems">What is wrong with the arguments; empty when they are good.</param>
public sealed record InvokeResult(PropertyMap Outputs, IReadOnlyList<Problem> Problems);
