namespace DorisDr.Plugin.Service;

/// <summary>
/// The token of all running operations. Cancel ends them; the next Handshake, Attach or Configure makes a new one, since an attached process serves
/// run after run.
/// </summary>
internal sealed class OperationTokens : IDisposable
{
    private readonly Lock _gate = new();
    private CancellationTokenSource _current = new();
    private bool _isForGood;

    /// <summary>The token for operations that start now.</summary>
    public CancellationToken Current
    {
        get
        {
            lock (_gate)
            {
                return _current.Token;
            }
        }
    }

    /// <summary>Ends what runs.</summary>
    /// <param name="forGood">True when the process ends, so that nothing begins again.</param>
    public void Cancel(bool forGood)
    {
        CancellationTokenSource current;
        lock (_gate)
        {
            _isForGood |= forGood;
            current = _current;
        }

        current.Cancel();
    }

    /// <summary>Lets operations run again after a Cancel. What was cancelled stays cancelled.</summary>
    public void Renew()
    {
        lock (_gate)
        {
            if (_current.IsCancellationRequested && !_isForGood)
            {
                _current = new CancellationTokenSource();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _current.Dispose();
}
