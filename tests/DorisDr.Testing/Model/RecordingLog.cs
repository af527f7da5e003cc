using System.Collections.Concurrent;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Testing.Model;

/// <summary>Keeps what a provider says to its user.</summary>
public sealed class RecordingLog : IEngineLog
{
    private readonly ConcurrentQueue<(LogSeverity Severity, string Message, string Urn)> _messages = new();

    /// <summary>All messages in order.</summary>
    public IReadOnlyList<(LogSeverity Severity, string Message, string Urn)> Messages => [.. _messages];

    /// <summary>The warnings.</summary>
    public IReadOnlyList<string> Warnings => [.. Messages.Where(m => m.Severity is LogSeverity.Warning).Select(m => m.Message)];

    /// <inheritdoc/>
    public void Log(LogSeverity severity, string urn, string message, bool ephemeral) => _messages.Enqueue((severity, message, urn));
}
