using System.Collections.Immutable;
using DorisDr.Engine.State;
using DorisDr.Engine.State.Checkpoints;

namespace DorisDr.Testing.Engine;

/// <summary>
/// The state of a stack in memory. Every write is kept and must be sound; a write can be made to fail as a killed process would.
/// </summary>
public sealed class MemoryStackStore(string project, string stack) : IStackStore
{
    private readonly Lock _gate = new();

    /// <inheritdoc/>
    public StackName Name { get; } = new(project, stack);

    /// <summary>What is saved now.</summary>
    public Deployment Saved { get; set; } = new();

    /// <summary>Every state that was written, in order.</summary>
    public List<Deployment> Writes { get; } = [];

    /// <summary>The history.</summary>
    public List<HistoryRecord> History { get; } = [];

    /// <summary>The number of the write, from 1, that fails and all after it; null for none.</summary>
    public int? FailsAt { get; set; }

    /// <inheritdoc/>
    public Task<StackLock> LockAsync(CancellationToken cancellation) => Task.FromResult(new StackLock([], static () => ValueTask.CompletedTask));

    /// <inheritdoc/>
    public Task<LoadedStack> LoadAsync(CancellationToken cancellation) => Task.FromResult(new LoadedStack(Saved, null));

    /// <inheritdoc/>
    public Task SaveAsync(Deployment deployment, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (Writes.Count + 1 >= FailsAt)
            {
                throw new IOException("the disk is gone");
            }

            if (IntegrityCheck.Of(deployment) is { } breach)
            {
                throw new InvalidOperationException(breach);
            }

            Saved = deployment;
            Writes.Add(deployment);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task FinishAsync(HistoryRecord record, CancellationToken cancellation)
    {
        History.Add(record);
        return Task.CompletedTask;
    }

    /// <summary>Begins to count writes anew.</summary>
    public void ForgetWrites() => Writes.Clear();

    /// <summary>The resources other than the root stack and providers, by logical name.</summary>
    public ImmutableSortedDictionary<string, ResourceState> Things =>
        Saved.Resources.Where(static r => r.Custom && !r.IsProvider).ToImmutableSortedDictionary(static r => r.Name, static r => r, StringComparer.Ordinal);
}
