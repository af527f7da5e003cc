using System.Collections.Immutable;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>The providers of one run: one for each configuration that the run speaks to.</summary>
internal sealed class ProviderSessions(Func<IEngineLog, IProvider> create, IEngineLog log, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan CancelDeadline = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private ImmutableList<Session> _sessions = [];
    private IProvider? _fresh;

    /// <summary>A provider that need not be configured: for the schema, CheckConfig and DiffConfig.</summary>
    public IProvider Unconfigured => _sessions.Count > 0 ? _sessions[^1].Provider : _fresh ??= create(log);

    /// <summary>The provider that was configured last for a reference; null when none was.</summary>
    public IProvider? Find(string reference) => _sessions.FindLast(s => s.Reference == reference)?.Provider;

    /// <summary>The provider behind a reference, configured.</summary>
    /// <param name="reference">Provider reference <c>URN::ID</c>.</param>
    /// <param name="inputs">Its configuration.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<IProvider> ConfigureAsync(string reference, PropertyMap inputs, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_sessions.FindLast(s => s.Reference == reference) is { } known && known.Inputs.Equals(inputs))
            {
                return known.Provider;
            }

            var provider = _fresh ??= create(log);
            await provider.ConfigureAsync(inputs, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            _fresh = null;
            _sessions = _sessions.Add(new Session(reference, inputs, provider));
            return provider;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks every provider to come to an end. One that does not answer soon is left alone.</summary>
    public async Task CancelAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _sessions)
        {
            try
            {
                await session.Provider.CancelAsync(cancellationToken).WaitAsync(CancelDeadline, time, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception unanswered) when (unanswered is not OperationCanceledException)
            {
                log.Log(LogSeverity.Warning, "", $"The provider does not answer to the request to stop: {unanswered.Message}", false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _sessions.Select(static s => s.Provider).Append(_fresh))
        {
            switch (provider)
            {
                case IAsyncDisposable closing:
                    await closing.DisposeAsync().ConfigureAwait(false);
                    break;
                case IDisposable closing:
                    closing.Dispose();
                    break;
            }
        }

        _gate.Dispose();
    }

    private sealed record Session(string Reference, PropertyMap Inputs, IProvider Provider);
}
