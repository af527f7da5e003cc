namespace DorisDr.Engine.Execution;

/// <summary>
/// Whether a run goes on: it ends early after a failure, when a person asks for it, and when the state cannot be written.
/// </summary>
internal sealed class RunControl : IDisposable
{
    private readonly SemaphoreSlim _slots;
    private readonly bool _continueOnError;
    private volatile bool _failed;
    private volatile bool _stepFailed;
    private volatile bool _stopped;

    /// <param name="parallel">How many steps run at once.</param>
    /// <param name="continueOnError">Others go on after a failure.</param>
    /// <param name="cancel">Asks for an orderly end.</param>
    /// <param name="terminate">Asks for an end at once.</param>
    public RunControl(int parallel, bool continueOnError, CancellationToken cancel, CancellationToken terminate)
    {
        Parallel = Math.Max(1, parallel);
        _slots = new SemaphoreSlim(Parallel, Parallel);
        _continueOnError = continueOnError;
        Cancel = cancel;
        Terminate = terminate;
    }

    public int Parallel { get; }

    public CancellationToken Cancel { get; }

    public CancellationToken Terminate { get; }

    /// <summary>True when anything failed.</summary>
    public bool Failed => _failed;

    /// <summary>True when no new step may begin.</summary>
    public bool Stopped => _stopped || Cancel.IsCancellationRequested || Terminate.IsCancellationRequested;

    /// <summary>True when a step failed, and not only its planning.</summary>
    public bool StepFailed => _stepFailed;

    /// <summary>True when others go on after a failure.</summary>
    public bool ContinueOnError => _continueOnError;

    /// <summary>Something failed before a step began.</summary>
    public void Fail()
    {
        _failed = true;
        _stopped |= !_continueOnError;
    }

    /// <summary>A step failed.</summary>
    public void FailStep()
    {
        _stepFailed = true;
        Fail();
    }

    /// <summary>A step may not be done. The others are, so that all that is refused is said at once.</summary>
    public void Refuse() => _failed = _stepFailed = true;

    /// <summary>Nothing can go on, whatever was asked for.</summary>
    public void Halt() => _failed = _stepFailed = _stopped = true;

    /// <summary>Waits for a place among the steps that run at once.</summary>
    public async Task<T> WithSlotAsync<T>(Func<Task<T>> work)
    {
        await _slots.WaitAsync(Terminate).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();
}
