using System.Runtime.InteropServices;

namespace DorisDr.Cli.Running;

/// <summary>The first interrupt asks a run to come to an end, the second one ends it.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly CancellationTokenSource _terminate = new();
    private readonly TextWriter _output;
    private readonly PosixSignalRegistration[] _registrations;
    private int _received;

    /// <summary>Listens from now on.</summary>
    /// <param name="output">Where the person is told what an interrupt does.</param>
    public Signals(TextWriter output)
    {
        _output = output;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Take), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take)];
    }

    /// <summary>The orderly end.</summary>
    public CancellationToken Cancel => _cancel.Token;

    /// <summary>The end at once.</summary>
    public CancellationToken Terminate => _terminate.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _cancel.Dispose();
        _terminate.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _received) == 1)
        {
            _output.WriteLine("^C received; cancelling. If you would like to terminate immediately, press ^C again.");
            _output.WriteLine("Note that terminating immediately may lead to orphaned resources and other inconsistencies.");
            _cancel.Cancel();
        }
        else
        {
            _output.WriteLine("^C received; terminating");
            _terminate.Cancel();
        }
    }
}
