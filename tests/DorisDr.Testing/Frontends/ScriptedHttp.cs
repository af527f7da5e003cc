using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DorisDr.Testing.Frontends;

/// <summary>A request as it came in.</summary>
/// <param name="Host">The address that was called, which tells the nodes apart: they share one port, as the nodes of a cluster do.</param>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path without query.</param>
/// <param name="Query">Query by name, unescaped.</param>
/// <param name="Body">Body, empty where there is none.</param>
/// <param name="Authorization">That header, null where it is missing.</param>
public sealed record ScriptedRequest(
    string Host, string Method, string Path, IReadOnlyDictionary<string, string> Query, string Body, string? Authorization)
{
    /// <summary>For example <c>GET 127.0.0.2 /api/_set_config?a=1</c>.</summary>
    public override string ToString() =>
        $"{Method} {Host} {Path}{(Query.Count == 0 ? "" : "?")}{string.Join('&', Query.Select(entry => $"{entry.Key}={entry.Value}"))}";
}

/// <summary>What is answered.</summary>
/// <param name="Status">HTTP status; 0 to hang up without an answer.</param>
/// <param name="Body">Body.</param>
/// <param name="Location">That header, null for none.</param>
public sealed record ScriptedResponse(int Status, string Body, string? Location = null);

/// <summary>An HTTP server on every loopback address that answers from a script, like the HTTP ports of all FEs or all BEs of a cluster.</summary>
public sealed class ScriptedHttp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Any, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<ScriptedRequest> _requests = new();
    private readonly ConcurrentDictionary<Task, byte> _conversations = new();
    private readonly Func<ScriptedRequest, ScriptedResponse> _script;
    private readonly Task _accepting;
    private int _running;
    private int _mostAtOnce;

    /// <param name="script">Request to answer.</param>
    public ScriptedHttp(Func<ScriptedRequest, ScriptedResponse> script)
    {
        _script = script;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    /// <summary>Port on every address of 127.0.0.0/8.</summary>
    public int Port { get; }

    /// <summary>Requests in the order of their arrival.</summary>
    public IReadOnlyList<ScriptedRequest> Requests => [.. _requests];

    /// <summary>The most requests that were being answered at the same time.</summary>
    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
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
                _conversations.TryAdd(Task.Run(() => TalkAsync(client), _stop.Token), 0);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
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
                var host = ((IPEndPoint)client.Client.LocalEndPoint!).Address.ToString();
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
                while (await ReadAsync(reader, host) is { } request)
                {
                    _requests.Enqueue(request);
                    var running = Interlocked.Increment(ref _running);
                    InterlockedMax(running);
                    var response = _script(request);
                    Interlocked.Decrement(ref _running);
                    if (response.Status == 0)
                    {
                        return;
                    }

                    var body = Encoding.UTF8.GetBytes(response.Body);
                    var location = response.Location is null ? "" : $"Location: {response.Location}\r\n";
                    await client.GetStream().WriteAsync(
                        Encoding.Latin1.GetBytes($"HTTP/1.1 {response.Status} X\r\nContent-Type: application/json\r\n{location}Content-Length: {body.Length}\r\n\r\n"), _stop.Token);
                    await client.GetStream().WriteAsync(body, _stop.Token);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException)
        {
            // The client left, or the test is over.
        }
    }

    private void InterlockedMax(int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref _mostAtOnce)) && Interlocked.CompareExchange(ref _mostAtOnce, value, seen) != seen)
        {
        }
    }

    private async Task<ScriptedRequest?> ReadAsync(StreamReader reader, string host)
    {
        if (await reader.ReadLineAsync(_stop.Token) is not { Length: > 0 } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        var body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
        if (body.Length > 0)
        {
            await reader.ReadBlockAsync(body, _stop.Token); // Without anything to read it would wait for the next request.
        }

        var words = first.Split(' ');
        var target = words[1].Split('?', 2);
        var query = (target.Length > 1 ? target[1].Split('&') : [])
            .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal);
        return new ScriptedRequest(
            host, words[0], target[0], query, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)), headers.GetValueOrDefault("Authorization"));
    }
}
