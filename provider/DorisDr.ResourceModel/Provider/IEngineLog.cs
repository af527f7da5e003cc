namespace DorisDr.ResourceModel.Provider;

/// <summary>Where a provider says something to the person who runs the engine. Never fails and never blocks an operation.</summary>
public interface IEngineLog
{
    /// <summary>Says something about a resource.</summary>
    /// <param name="severity">How bad it is. An error is never logged for something that succeeds.</param>
    /// <param name="urn">The resource; empty for none.</param>
    /// <param name="message">The text. Never holds a secret.</param>
    /// <param name="ephemeral">True for progress, which is shown while the operation runs and not kept.</param>
    void Log(LogSeverity severity, string urn, string message, bool ephemeral);
}

/// <summary>Severity of a message to the person who runs the engine.</summary>
public enum LogSeverity
{
    /// <summary>Shown only when asked for.</summary>
    Debug,

    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Look at this.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
