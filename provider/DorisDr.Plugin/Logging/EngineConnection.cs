using System.Diagnostics.CodeAnalysis;
using DorisDr.Plugin.Protos;
using Grpc.Core;
using Grpc.Net.Client;

namespace DorisDr.Plugin.Logging;

/// <summary>The engine's own server, to which messages go. It may be absent, unreachable or gone at any time.</summary>
internal interface IEngineConnection
{
    /// <summary>Sends one message; every failure is swallowed, and the time that it takes is bounded.</summary>
    Task SendAsync(LogRequest message, CancellationToken cancellationToken);
}

/// <summary>A connection over gRPC whose address may change: Handshake and Attach name it again.</summary>
internal sealed class EngineConnection(TimeProvider time) : IEngineConnection, IDisposable
{
    private const int LargestMessage = 400 * 1024 * 1024;
    private static readonly TimeSpan SendDeadline = TimeSpan.FromSeconds(1);

    /// <summary>After a failure nothing is sent for this long, so that an engine that is gone costs each operation nothing.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private string? _address;
    private GrpcChannel? _channel;
    private DateTimeOffset _silentUntil;

    /// <summary>The address that messages go to; null or empty for nowhere.</summary>
    public string? Address
    {
        get
        {
            lock (_gate)
            {
                return _address;
            }
        }

        set
        {
            lock (_gate)
            {
                if (value != _address)
                {
                    _channel?.Dispose();
                    _channel = null;
                    _address = value;
                }

                _silentUntil = default;
            }
        }
    }

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031", Justification = "Logging never fails an operation")]
    public async Task SendAsync(LogRequest message, CancellationToken cancellationToken)
    {
        try
        {
            if (Client() is { } client)
            {
                using var deadline = new CancellationTokenSource(SendDeadline, time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
                await client.LogAsync(message, cancellationToken: either.Token);
            }
        }
        catch (Exception)
        {
            lock (_gate)
            {
                _silentUntil = time.GetUtcNow() + Silence;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _channel?.Dispose();
            _channel = null;
            _address = null;
        }
    }

    private Engine.EngineClient? Client()
    {
        lock (_gate)
        {
            if (string.IsNullOrEmpty(_address) || time.GetUtcNow() < _silentUntil)
            {
                return null;
            }

            _channel ??= GrpcChannel.ForAddress($"http://{_address}", new GrpcChannelOptions
            {
                Credentials = ChannelCredentials.Insecure,
                DisposeHttpClient = true,
                HttpHandler = new SocketsHttpHandler { UseProxy = false, ConnectTimeout = SendDeadline },
                MaxReceiveMessageSize = LargestMessage,
                MaxSendMessageSize = LargestMessage,
            });
            return new Engine.EngineClient(_channel);
        }
    }
}
