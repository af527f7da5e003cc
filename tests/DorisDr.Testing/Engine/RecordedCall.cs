using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Engine;

/// <summary>A call that the scripted provider got.</summary>
/// <param name="Method">Method name.</param>
/// <param name="Name">Logical name of the resource; the token for an invoke.</param>
/// <param name="Olds">Old inputs; null where the method has none.</param>
/// <param name="News">New inputs or arguments; null where the method has none.</param>
/// <param name="Preview">Whether nothing may be written.</param>
/// <param name="Timeout">The user's deadline.</param>
public sealed record RecordedCall(string Method, string Name, PropertyMap? Olds, PropertyMap? News, bool Preview = false, TimeSpan? Timeout = null)
{
    /// <summary>Method and name, with a mark for previews.</summary>
    public override string ToString() => $"{Method} {Name}{(Preview ? " (preview)" : "")}";
}
