using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Wire;

/// <summary>A message of the engine breaks the contract. It becomes INVALID_ARGUMENT, never a crash.</summary>
internal sealed class MalformedMessageException(string cause, PropertyPath? path = null) : Exception(cause)
{
    /// <summary>Where; null when it is no property.</summary>
    public PropertyPath? Path { get; } = path;
}
