using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DorisDr.Testing.Processes;

/// <summary>
/// Stands between a MySQL client and a server and counts statements over all connections. Tells before a statement reaches the server, and when the
/// server has answered but the client has not heard of it, which are the two moments at which a crash can hurt.
/// </summary>
public sealed class StatementProxy : IAsyncDisposable
{
    private const byte ComQuery = 3;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly IPEndPoint _server;
    private readonly Task _accepting;
    private int _count;

    public StatementProxy(int serverPort)
    {
        _server = new IPEndPoint(IPAddress.Loopback, serverPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Called with the number of the statement (from 1) and its text before it is handed to the server.</summary>
    public Action<int, string> BeforeStatement { get; set; } = (_, _) => { };

    /// <summary>Called with the number of the statement when its reply has arrived, before the client gets it.</summary>
    public Action<int> AfterReply { get; set; } = _ => { };

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many statements have passed.</summary>
    public int Count => Volatile.Read(ref _count);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
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
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server, _stop.Token);
                var waiting = new StatementNumber();
                await Task.WhenAny(ForwardCommandsAsync(client, server, waiting), ForwardRepliesAsync(server, client, waiting));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // One of the two is gone, which is what these tests are about.
            }
        }
    }

    private async Task ForwardCommandsAsync(TcpClient client, TcpClient server, StatementNumber waiting)
    {
        var header = new byte[4];
        while (true)
        {
            await client.GetStream().ReadExactlyAsync(header, _stop.Token);
            var length = BinaryPrimitives.ReadInt32LittleEndian([header[0], header[1], header[2], 0]);
            var body = new byte[length];
            await client.GetStream().ReadExactlyAsync(body, _stop.Token);
            if (header[3] == 0 && length > 0 && body[0] == ComQuery)
            {
                var number = Interlocked.Increment(ref _count);
                BeforeStatement(number, Encoding.UTF8.GetString(body, 1, length - 1));
                waiting.Value = number;
            }

            await server.GetStream().WriteAsync((byte[])[.. header, .. body], _stop.Token);
        }
    }

    private async Task ForwardRepliesAsync(TcpClient server, TcpClient client, StatementNumber waiting)
    {
        var buffer = new byte[64 * 1024];
        while (await server.GetStream().ReadAsync(buffer, _stop.Token) is var read and > 0)
        {
            if (waiting.Take() is var number and > 0)
            {
                AfterReply(number);
            }

            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
        }
    }

    private sealed class StatementNumber
    {
        private int _value;

        public int Value { set => Volatile.Write(ref _value, value); }

        public int Take() => Interlocked.Exchange(ref _value, 0);
    }
}
