using System.Threading.Channels;
using DorisDr.Plugin.Protos;
using DorisDr.ResourceModel.Provider;
using LogSeverity = DorisDr.ResourceModel.Provider.LogSeverity;

namespace DorisDr.Plugin.Logging;

/// <summary>
/// Messages to the person who runs the engine: one bounded queue with one sender, so their order is kept and no operation waits for them, except
/// at its end: an answer goes out after the messages before it. A message belongs to the call on whose flow it is logged, and one that comes after
/// that call's end, or outside any, is dropped, since the engine has closed that step.
/// </summary>
internal sealed class EngineLog : IEngineLog, IAsyncDisposable
{
    private const int Capacity = 1024;
    private static readonly TimeSpan FlushDeadline = TimeSpan.FromSeconds(2);

    private readonly Channel<Entry> _queue = Channel.CreateBounded<Entry>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly AsyncLocal<CallLog?> _call = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Task _sender;
    private int _lost;

    /// <summary>Starts the sender.</summary>
    public EngineLog(IEngineConnection connection, TimeProvider time)
    {
        _time = time;
        _sender = SendAllAsync(connection);
    }

    /// <inheritdoc/>
    public void Log(LogSeverity severity, string urn, string message, bool ephemeral)
    {
        if (_call.Value is not { } call || !call.TryCount())
        {
            return;
        }

        var entry = new LogRequest { Severity = SeverityOf(severity), Urn = urn, Message = message, Ephemeral = ephemeral };
        if (!_queue.Writer.TryWrite(new Entry(entry, null)))
        {
            Interlocked.Increment(ref _lost);
        }
    }

    /// <summary>Opens the log for one call, for everything that runs on the caller's flow from here on.</summary>
    public CallLog Begin()
    {
        var call = new CallLog(this);
        _call.Value = call;
        return call;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _stop.CancelAsync();
        await _sender;
        _stop.Dispose();
    }

    private static Protos.LogSeverity SeverityOf(LogSeverity severity) => severity switch
    {
        LogSeverity.Debug => Protos.LogSeverity.Debug,
        LogSeverity.Info => Protos.LogSeverity.Info,
        LogSeverity.Warning => Protos.LogSeverity.Warning,
        _ => Protos.LogSeverity.Error,
    };

    private async Task SendAllAsync(IEngineConnection connection)
    {
        await foreach (var entry in _queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            if (entry.Message is { } message)
            {
                await connection.SendAsync(message, _stop.Token);
            }

            if (Interlocked.Exchange(ref _lost, 0) is > 0 and var lost)
            {
                var note = new LogRequest { Severity = Protos.LogSeverity.Warning, Message = $"{lost} messages came too fast and are left out." };
                await connection.SendAsync(note, _stop.Token);
            }

            entry.Sent?.TrySetResult();
        }
    }

    private async Task FlushAsync()
    {
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var deadline = new CancellationTokenSource(FlushDeadline, _time);
        try
        {
            await _queue.Writer.WriteAsync(new Entry(null, sent), deadline.Token);
            await sent.Task.WaitAsync(deadline.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            // The answer does not wait for an engine that does not listen.
        }
    }

    /// <summary>The log of one call.</summary>
    internal sealed class CallLog(EngineLog owner)
    {
        private const int Ended = -1;
        private int _messages;

        /// <summary>Sends what was logged, for a bounded time, and refuses what comes later.</summary>
        public Task EndAsync() => Interlocked.Exchange(ref _messages, Ended) > 0 ? owner.FlushAsync() : Task.CompletedTask;

        /// <summary>False when the call is over.</summary>
        public bool TryCount()
        {
            var before = Volatile.Read(ref _messages);
            while (before != Ended)
            {
                var seen = Interlocked.CompareExchange(ref _messages, before + 1, before);
                if (seen == before)
                {
                    return true;
                }

                before = seen;
            }

            return false;
        }
    }

    private sealed record Entry(LogRequest? Message, TaskCompletionSource? Sent);
}
