using System.Collections.Immutable;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>
/// Writes the state around every step (pkg/backend/snapshot.go): the operation before it begins, the result when it is done. After a write
/// that failed there is
/// no other, so that the file never tells of something later than what it misses.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Deployment _start;
    private readonly Func<Deployment, CancellationToken, Task>? _save;
    private Snapshot _snapshot;
    private ImmutableArray<PendingOperation> _inherited;
    private ImmutableArray<PendingOperation> _pending = [];
    private bool _unwritten;
    private bool _written;
    private bool _broken;

    /// <param name="start">The state at the beginning.</param>
    /// <param name="save">Writes a state; null in a preview, which writes nothing.</param>
    public Journal(Deployment start, Func<Deployment, CancellationToken, Task>? save)
    {
        _start = start;
        _save = save;
        _snapshot = new Snapshot([], start.Resources);
        _inherited = start.PendingOperations;
    }

    /// <summary>The resources as they are now: what something needs comes before it.</summary>
    public ImmutableArray<ResourceState> Resources => StateOrder.Sort(_snapshot.Resources);

    /// <summary>Operations of an earlier run whose end is not known.</summary>
    public ImmutableArray<PendingOperation> Inherited => _inherited;

    /// <summary>An operation is about to begin.</summary>
    public Task BeginAsync(PendingOperation operation, CancellationToken cancellationToken) =>
        ChangeAsync(() => _pending = _pending.Add(operation), true, cancellationToken);

    /// <summary>An operation came to its end, good or bad.</summary>
    /// <param name="operation">The operation; null when none was begun.</param>
    /// <param name="change">What it did to the resources; null for nothing.</param>
    /// <param name="write">False when the change can wait for the next write.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task EndAsync(PendingOperation? operation, Func<Snapshot, Snapshot>? change, bool write, CancellationToken cancellationToken) =>
        ChangeAsync(
            () =>
            {
                if (operation is not null)
                {
                    _pending = _pending.RemoveAll(p => ReferenceEquals(p, operation));
                }

                if (change is not null)
                {
                    _snapshot = change(_snapshot);
                    if (operation is not null)
                    {
                        // Whatever an earlier run left open for this resource is answered by what was just done.
                        _inherited = _inherited.RemoveAll(p => p.Resource.Urn == operation.Resource.Urn);
                    }
                }
            },
            write,
            cancellationToken);

    /// <summary>The state was read anew as a whole.</summary>
    public Task RebaseAsync(ImmutableArray<ResourceState> resources, CancellationToken cancellationToken) =>
        ChangeAsync(() => _snapshot = new Snapshot([], resources), false, cancellationToken);

    /// <summary>An operation of an earlier run is resolved.</summary>
    public Task ResolveAsync(PendingOperation inherited, Func<Snapshot, Snapshot>? change, CancellationToken cancellationToken) =>
        ChangeAsync(
            () =>
            {
                _inherited = _inherited.RemoveAll(p => ReferenceEquals(p, inherited));
                _snapshot = change is null ? _snapshot : change(_snapshot);
            },
            true,
            cancellationToken);

    /// <summary>Writes when anything is unwritten, or when nothing was written at all: every real run leaves a new file.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        ChangeAsync(static () => { }, _unwritten || !_written, cancellationToken);

    public void Dispose() => _gate.Dispose();

    private async Task ChangeAsync(Action change, bool write, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            change();
            _unwritten = true;
            if (!write || _save is null)
            {
                return;
            }

            if (_broken)
            {
                throw new IOException("the state could not be written before");
            }

            _broken = true;
            await _save(Build(), cancellationToken).ConfigureAwait(false);
            _broken = false;
            _unwritten = false;
            _written = true;
        }
        finally
        {
            _gate.Release();
        }
    }

    private Deployment Build() => _start with { Resources = Resources, PendingOperations = _inherited.AddRange(_pending) };
}
