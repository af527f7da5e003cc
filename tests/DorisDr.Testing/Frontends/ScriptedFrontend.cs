using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DorisDr.Testing.Frontends;

/// <summary>A MySQL server that answers from a script: for what neither the sandbox nor a real FE does on command.</summary>
public sealed class ScriptedFrontend : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _statements = new();
    private readonly ConcurrentDictionary<Task, byte> _conversations = new();
    private readonly Func<string, ScriptedReply> _script;
    private readonly Task _accepting;
    private int _logins;
    private bool _isDisposed;

    /// <param name="script">Statement to reply. What every session asks at its opening is answered before it is asked.</param>
    public ScriptedFrontend(Func<string, ScriptedReply> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Answer to <c>@@version_comment</c>.</summary>
    public string VersionComment { get; init; } = "doris version doris-4.0.2-rc01-abc";

    /// <summary>Answer to <c>@@sql_mode</c>.</summary>
    public string SqlMode { get; init; } = "ONLY_FULL_GROUP_BY";

    /// <summary>The reply to every login where it is not OK.</summary>
    public ScriptedReply Login { get; init; } = ScriptedReply.Ok;

    /// <summary>Statements in the order of their arrival, without those of the opening.</summary>
    public IReadOnlyList<string> Statements => [.. _statements];

    /// <summary>Number of logins.</summary>
    public int Logins => Volatile.Read(ref _logins);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_conversations.Keys);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                client.NoDelay = true;
                _conversations.TryAdd(TalkAsync(client), 0);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var wire = new ScriptedWire(client.GetStream(), _stop.Token);
                await wire.GreetAsync();
                Interlocked.Increment(ref _logins);
                if (!await wire.ReplyAsync(Login, sequence: 2) || Login is not ScriptedReply.Done)
                {
                    return;
                }

                while (await wire.ReadStatementAsync() is { } sql && await wire.ReplyAsync(Answer(sql), sequence: 1))
                {
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client left, or the test is over.
        }
    }

    private ScriptedReply Answer(string sql)
    {
        if (sql.StartsWith("SET NAMES", StringComparison.Ordinal))
        {
            return ScriptedReply.Ok;
        }

        if (sql.StartsWith("SELECT @@version_comment", StringComparison.Ordinal))
        {
            return ScriptedReply.Table(["@@version_comment", "@@sql_mode"], [VersionComment, SqlMode]);
        }

        _statements.Enqueue(sql);
        return _script(sql);
    }
}
