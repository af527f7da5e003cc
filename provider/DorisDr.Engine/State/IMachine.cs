using System.Diagnostics;

namespace DorisDr.Engine.State;

/// <summary>What state, locks and passphrases need to know of the machine. Injected, so that a test says what it is.</summary>
public interface IMachine
{
    /// <summary>An environment variable; null when it is not set. An empty value counts as set.</summary>
    string? Variable(string name);

    /// <summary>The user's home directory.</summary>
    string HomeDirectory { get; }

    /// <summary>The directory that relative paths start from.</summary>
    string CurrentDirectory { get; }

    /// <summary>Name of the user, for locks.</summary>
    string UserName { get; }

    /// <summary>Name of the machine, for locks.</summary>
    string HostName { get; }

    /// <summary>Number of this process.</summary>
    int ProcessId { get; }

    /// <summary>When this process was started.</summary>
    DateTimeOffset ProcessStart { get; }

    /// <summary>True when a process with this number runs on this machine.</summary>
    bool IsRunning(int processId);
}

/// <summary>The machine that this process runs on.</summary>
public sealed class LocalMachine : IMachine
{
    /// <inheritdoc/>
    public string HomeDirectory => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <inheritdoc/>
    public string CurrentDirectory => Environment.CurrentDirectory;

    /// <inheritdoc/>
    public string UserName => Environment.UserName;

    /// <inheritdoc/>
    public string HostName => Environment.MachineName;

    /// <inheritdoc/>
    public int ProcessId => Environment.ProcessId;

    /// <inheritdoc/>
    public DateTimeOffset ProcessStart
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return new DateTimeOffset(self.StartTime);
        }
    }

    /// <inheritdoc/>
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name);

    /// <inheritdoc/>
    public bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
