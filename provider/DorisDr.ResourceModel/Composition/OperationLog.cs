using DorisDr.ResourceModel.Provider;

namespace DorisDr.ResourceModel.Composition;

/// <summary>
/// Gives every message the resource that it is about: what is logged below an operation, by a client that knows no resources, carries the URN of that
/// operation. A read that several operations share carries that of the one that started it.
/// </summary>
internal sealed class OperationLog(IEngineLog inner) : IEngineLog
{
    private readonly AsyncLocal<string?> _urn = new();

    /// <summary>From here on, on the caller's flow, messages are about this resource.</summary>
    public void Begin(string urn) => _urn.Value = urn;

    /// <inheritdoc/>
    public void Log(LogSeverity severity, string urn, string message, bool ephemeral) =>
        inner.Log(severity, urn.Length > 0 ? urn : _urn.Value ?? "", message, ephemeral);
}
