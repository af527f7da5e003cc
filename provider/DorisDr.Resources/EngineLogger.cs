using DorisDr.ResourceModel.Provider;
using Microsoft.Extensions.Logging;

namespace DorisDr.Resources;

/// <summary>Brings log messages of the client to the engine: warnings as such, everything else for those who asked for debug output.</summary>
internal sealed class EngineLogger(IEngineLog log) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Debug and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            log.Log(logLevel >= LogLevel.Warning ? LogSeverity.Warning : LogSeverity.Debug, string.Empty, formatter(state, exception), ephemeral: false);
        }
    }
}
