using System.Collections.Concurrent;

namespace DorisDr.Engine.Execution;

/// <summary>Deletes that one resource does for another one, which waits for them before it is made anew.</summary>
internal sealed class Deletions
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<bool>> _all = new(StringComparer.Ordinal);

    public void Plan(string urn) => _all.TryAdd(urn, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Conclude(string urn, bool done)
    {
        if (_all.TryGetValue(urn, out var deletion))
        {
            deletion.TrySetResult(done);
        }
    }

    /// <summary>Waits until a delete is done; false when it was not.</summary>
    public Task<bool> WaitAsync(string urn, CancellationToken cancellationToken) =>
        _all.TryGetValue(urn, out var deletion) ? deletion.Task.WaitAsync(cancellationToken) : Task.FromResult(true);
}
