using System.Collections.Immutable;
using DorisDr.Engine.Secrets;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>The state of one stack: what an operation loads, locks, saves around every step and finishes.</summary>
/// <remarks>
/// An operation calls <see cref="LockAsync"/>, then <see cref="LoadAsync"/>, then <see cref="SaveAsync"/> as often as it likes and from any thread, then
/// <see cref="FinishAsync"/> once, and disposes the lock last. A preview calls <see cref="LoadAsync"/> only.
/// </remarks>
public interface IStackStore
{
    /// <summary>The stack.</summary>
    StackName Name { get; }

    /// <summary>Takes the lock of the stack; dispose it to give it back.</summary>
    /// <exception cref="ResourceModel.Problems.ProblemException">DDR2405: somebody else holds it.</exception>
    Task<StackLock> LockAsync(CancellationToken cancellation);

    /// <summary>Reads the state and opens its secrets. Changes nothing.</summary>
    /// <exception cref="ResourceModel.Problems.ProblemException">
    /// DDR2401: there is no such stack. DDR2410 to DDR2412: its file is damaged, holds what is not supported, or is not sound; DDR25xx: its secrets cannot be
    /// opened. The file is untouched.
    /// </exception>
    Task<LoadedStack> LoadAsync(CancellationToken cancellation);

    /// <summary>
    /// Writes the state: the present file becomes the <c>.bak</c>, the new content takes its place at once. Calls are done one after the other.
    /// <see cref="Deployment.Time"/> and <see cref="Deployment.WriterVersion"/> are set by the store.
    /// </summary>
    /// <exception cref="ResourceModel.Problems.ProblemException">DDR2409: it could not be written in ten tries. DDR2413: written, but it is not sound.</exception>
    Task SaveAsync(Deployment deployment, CancellationToken cancellation);

    /// <summary>Ends a real operation: adds its record to the history with a copy of the state, and a copy of the state to the backups.</summary>
    Task FinishAsync(HistoryRecord record, CancellationToken cancellation);
}

/// <summary>What was loaded.</summary>
/// <param name="Deployment">The state.</param>
/// <param name="Secrets">Which secrets provider the file names; null when it names none.</param>
public sealed record LoadedStack(Deployment Deployment, SecretsProviderState? Secrets);

/// <summary>A lock that is held. Disposing it gives it back; a lock that <c>cancel</c> took away meanwhile is no error.</summary>
/// <param name="warnings">What a person should know about how it was taken.</param>
/// <param name="release">Gives it back.</param>
public sealed class StackLock(ImmutableArray<string> warnings, Func<ValueTask> release) : IAsyncDisposable
{
    private int _released;

    /// <summary>Locks of dead processes that were broken, one sentence each.</summary>
    public ImmutableArray<string> Warnings { get; } = warnings;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _released, 1) == 0 ? release() : ValueTask.CompletedTask;
}

/// <summary>One entry of a stack's history (pkg/backend/updates.go, UpdateInfo).</summary>
public sealed record HistoryRecord
{
    /// <summary><c>update</c>, <c>refresh</c>, <c>destroy</c>, <c>resource-import</c> or <c>import</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>When it began; whole seconds are kept.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; whole seconds are kept.</summary>
    public required DateTimeOffset EndTime { get; init; }

    /// <summary>Message of the user.</summary>
    public string Message { get; init; } = "";

    /// <summary>Facts about the run, such as <c>exec.kind</c>; see <see cref="HistoryEnvironment"/>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Configuration by full key, as the stack file has it: text, list, object, or <c>{"secure": ciphertext}</c>.</summary>
    public ImmutableSortedDictionary<string, JToken> Config { get; init; } = ImmutableSortedDictionary.Create<string, JToken>(StringComparer.Ordinal);

    /// <summary><c>succeeded</c> or <c>failed</c>.</summary>
    public required string Result { get; init; }

    /// <summary>Count per operation word (<c>create</c>, <c>same</c> ...); empty for none.</summary>
    public ImmutableSortedDictionary<string, int> ResourceChanges { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}

/// <summary>A stack as a listing shows it.</summary>
/// <param name="Name">The stack.</param>
/// <param name="LastUpdate">Time of the last write; null before the first.</param>
/// <param name="ResourceCount">Number of resources; null before the first write and when the file cannot be read.</param>
public sealed record StackSummary(StackName Name, DateTimeOffset? LastUpdate, int? ResourceCount);
