using DorisDr.Engine.State;

namespace DorisDr.Testing.Engine;

/// <summary>A machine of which a test says everything.</summary>
public sealed class FakeMachine : IMachine
{
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public HashSet<int> Running { get; } = [];

    public string HomeDirectory { get; set; } = "/home/test";

    public string CurrentDirectory { get; set; } = "/";

    public string UserName { get; set; } = "tester";

    public string HostName { get; set; } = "machine";

    public int ProcessId { get; set; } = 100;

    public DateTimeOffset ProcessStart { get; set; } = DateTimeOffset.UnixEpoch;

    public string? Variable(string name) => Variables.GetValueOrDefault(name);

    public bool IsRunning(int processId) => processId == ProcessId || Running.Contains(processId);
}
