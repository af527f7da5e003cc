using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DorisDr.Sandbox.Wire;

/// <summary>The query port of a frontend.</summary>
internal sealed class MySqlServer : IAsyncDisposable
{
    private readonly FrontendServices _services;
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<TcpClient, Task> _connections = [];
    private readonly Task _accepting;

    public MySqlServer(FrontendServices services, int port)
    {
        _services = services;
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync(_stop.Token);
    }

    /// <summary>Ends the port and all connections at once, as a killed process does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        foreach (var client in _connections.Keys)
        {
            Break(client);
        }

        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.WhenAll(_connections.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task AcceptAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(ct);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            client.NoDelay = true;
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _connections[client] = ServeAsync(client, started.Task, ct);
            started.SetResult();
        }
    }

    private async Task ServeAsync(TcpClient client, Task started, CancellationToken ct)
    {
        await started;
        try
        {
            await using var connection = new MySqlConnection(_services, client, () => Break(client));
            await connection.RunAsync(ct);
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or the frontend was killed.
        }
        finally
        {
            _connections.TryRemove(client, out _);
            client.Dispose();
        }
    }

    /// <summary>Resets the connection, so that the client sees it break at once.</summary>
    private static void Break(TcpClient client)
    {
        try
        {
            // A client that closed it meanwhile leaves no socket behind.
            if (client.Client is { } socket)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
                socket.Close();
            }

            client.Close();
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It is closed already.
        }
    }
}
