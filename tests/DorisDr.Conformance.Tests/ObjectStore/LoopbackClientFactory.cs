using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>Sends every host name to 127.0.0.1: not every resolver knows that <c>bucket.localhost</c> is this machine.</summary>
internal sealed class LoopbackClientFactory : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    });
}
