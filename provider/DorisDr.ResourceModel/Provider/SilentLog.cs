namespace DorisDr.ResourceModel.Provider;

/// <summary>A log that keeps nothing, for a provider that answers whoever asks and has no engine to tell.</summary>
public sealed class SilentLog : IEngineLog
{
    /// <inheritdoc/>
    public void Log(LogSeverity severity, string urn, string message, bool ephemeral)
    {
    }
}
