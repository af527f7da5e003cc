using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace DorisDr.Testing.Processes;

/// <summary>One address, behind which now this server stands and now another, or none: then connections are refused.</summary>
public sealed class EndpointSwitch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<TcpClient, bool> _open = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private TcpListener? _listener;
    private IPEndPoint? _target;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Listens on a free port.</summary>
    /// <param name="target">The server behind it, <c>host:port</c>.</param>
    public EndpointSwitch(string target)
    {
        _target = IPEndPoint.Parse(target);
        _port = Listen(0);
    }

    /// <summary>The address.</summary>
    public string Endpoint => $"127.0.0.1:{_port}";

    /// <summary>Puts another server behind it, and ends what is open. Null for none.</summary>
    public async Task ToAsync(string? target)
    {
        _target = target is null ? null : IPEndPoint.Parse(target);
        foreach (var client in _open.Keys)
        {
            client.Close();
        }

        if (target is null)
        {
            _listener?.Stop();
            _listener = null;
            await _accepting;
        }
        else if (_listener is null)
        {
            Listen(_port);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ToAsync(null);
        await _stop.CancelAsync();
        _stop.Dispose();
    }

    private int Listen(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client); // Ends with its connection.
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _open[client] = true;
        _open[server] = true;
        try
        {
            await server.ConnectAsync(_target!, _stop.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, _stop.Token), far.CopyToAsync(near, _stop.Token));
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One of the two is gone.
        }
        finally
        {
            _open.TryRemove(client, out _);
            _open.TryRemove(server, out _);
            client.Dispose();
        }
    }
}
