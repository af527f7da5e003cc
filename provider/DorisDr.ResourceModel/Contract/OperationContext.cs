using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.ResourceModel.Contract;

/// <summary>What a handler may know about the operation that it is part of, and where it says things.</summary>
/// <param name="resource">The resource; its type and URN are empty for functions.</param>
/// <param name="preview">True when nothing may be written.</param>
/// <param name="log">Where messages go.</param>
/// <param name="time">The clock.</param>
public sealed class OperationContext(ResourceIdentity resource, bool preview, IEngineLog log, TimeProvider time)
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; } = time;

    /// <summary>The resource.</summary>
    public ResourceIdentity Resource { get; } = resource;

    /// <summary>True when nothing may be written.</summary>
    public bool Preview { get; } = preview;

    /// <summary>Says how far it is; not kept.</summary>
    public void Progress(string message) => log.Log(LogSeverity.Info, Resource.Urn, message, ephemeral: true);

    /// <summary>Says something that is good to know.</summary>
    public void Inform(string message) => log.Log(LogSeverity.Info, Resource.Urn, message, ephemeral: false);

    /// <summary>Warns.</summary>
    public void Warn(Problem problem) => log.Log(LogSeverity.Warning, Resource.Urn, problem.ToString(), ephemeral: false);
}
