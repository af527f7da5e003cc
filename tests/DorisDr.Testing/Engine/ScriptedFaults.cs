using System.Collections.Concurrent;
using System.Collections.Immutable;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Testing.Engine;

/// <summary>What goes wrong in the scripted provider, by method and name.</summary>
public sealed class ScriptedFaults
{
    private readonly ConcurrentDictionary<string, Func<CancellationToken, Task<IReadOnlyList<string>>>> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<Problem>> _problems = new(StringComparer.Ordinal);

    /// <summary>True when replacements are not asked to delete first.</summary>
    public bool CreatesBeforeDelete { get; set; }

    /// <summary>A call fails with a text.</summary>
    public void Fail(string method, string name, string message) =>
        _calls[$"{method} {name}"] = _ => throw new ProblemException(new Problem("DDR9000", message, ""));

    /// <summary>A call leaves something that is not as declared.</summary>
    public void LeaveUnfinished(string method, string name, params string[] reasons) =>
        _calls[$"{method} {name}"] = _ => Task.FromResult<IReadOnlyList<string>>(reasons);

    /// <summary>A call waits for a task first.</summary>
    public void Wait(string method, string name, Func<CancellationToken, Task> wait) => _calls[$"{method} {name}"] = async cancellationToken =>
    {
        await wait(cancellationToken).ConfigureAwait(false);
        return [];
    };

    /// <summary>A check answers problems.</summary>
    public void Refuse(string method, string name, params Problem[] problems) => _problems[$"{method} {name}"] = [.. problems];

    /// <summary>Everything works again.</summary>
    public void Clear()
    {
        _calls.Clear();
        _problems.Clear();
    }

    internal IReadOnlyList<Problem> ProblemsOf(string method, string name) => _problems.TryGetValue($"{method} {name}", out var found) ? found : [];

    internal Task<IReadOnlyList<string>> ApplyAsync(RecordedCall call, CancellationToken cancellationToken) =>
        !call.Preview && _calls.TryGetValue($"{call.Method} {call.Name}", out var fault)
            ? fault(cancellationToken)
            : Task.FromResult<IReadOnlyList<string>>([]);
}
