using System.Net;
using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using DorisDr.Sandbox.ObjectStore.Storage;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DorisDr.Sandbox.ObjectStore.Hosting;

/// <summary>
/// A store from its start to its end. It runs Kestrel without a host: a host would read appsettings.json, take over the signals of the
/// process and write to its output.
/// </summary>
internal sealed class StoreLife
{
    private readonly KestrelServer _server;
    private readonly ObjectStorage _storage;

    private StoreLife(KestrelServer server, ObjectStorage storage, int port)
    {
        _server = server;
        _storage = storage;
        Port = port;
    }

    public int Port { get; }

    public static async Task<StoreLife> StartAsync(ObjectStoreOptions options, int port, TimeProvider time, CancellationToken ct)
    {
        var storage = new ObjectStorage(options.Folder, options.Buckets, time);
        KestrelServer? server = null;
        try
        {
            server = CreateServer(port);
            var identity = new ServerIdentity(time);
            var verifier = new SignatureVerifier(options.AccessKey, options.SecretKey, time);
            await server.StartAsync(new StoreApplication(verifier, storage, identity), ct);
            var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            return new StoreLife(server, storage, new Uri(address).Port);
        }
        catch
        {
            server?.Dispose();
            storage.Dispose();
            throw;
        }
    }

    /// <summary>Ends abruptly: open connections break, and no change that was not answered yet is made any more.</summary>
    public async Task EndAsync()
    {
        _storage.Dispose();
        await _server.StopAsync(new CancellationToken(canceled: true));
        _server.Dispose();
    }

    private static KestrelServer CreateServer(int port)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
        options.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        return new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
    }
}
