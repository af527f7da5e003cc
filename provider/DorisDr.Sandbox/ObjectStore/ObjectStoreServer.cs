using DorisDr.Sandbox.ObjectStore.Hosting;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore;

/// <summary>
/// An S3-compatible object store of our own on 127.0.0.1, kept on disk, that answers as MinIO does: buckets, objects, listings, copies,
/// multipart uploads and Signature Version 4, with path-style and virtual-host-style (<c>bucket.localhost</c>) addresses. Versioning,
/// locks, policies, tags and encryption do not exist: reading them answers as for a fresh bucket, setting them answers 501.
/// Signatures older or newer than 15 minutes by the given clock are refused, so clients must share that clock.
/// </summary>
public sealed class ObjectStoreServer : IAsyncDisposable
{
    private readonly ObjectStoreOptions _options;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly int _port;
    private StoreLife? _life;

    private ObjectStoreServer(ObjectStoreOptions options, TimeProvider time, StoreLife life)
    {
        _options = options;
        _time = time;
        _life = life;
        _port = life.Port;
        Endpoint = new Uri($"http://127.0.0.1:{life.Port}");
    }

    /// <summary>The address of the store. It stays the same over <see cref="KillAsync"/> and <see cref="StartAgainAsync"/>.</summary>
    public Uri Endpoint { get; }

    /// <summary>Opens the folder, makes the missing buckets and listens.</summary>
    /// <exception cref="ArgumentException">A name in <see cref="ObjectStoreOptions.Buckets"/> is no valid bucket name.</exception>
    /// <exception cref="IOException">The folder cannot be used, another store uses it, or the port is taken.</exception>
    public static async Task<ObjectStoreServer> StartAsync(ObjectStoreOptions options, TimeProvider time, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Buckets.FirstOrDefault(name => !BucketName.IsValid(name)) is { } invalid)
        {
            throw new ArgumentException($"'{invalid}' is no bucket name: 3 to 63 lower-case letters, digits, dots and dashes.", nameof(options));
        }

        return new ObjectStoreServer(options, time, await StoreLife.StartAsync(options, options.Port, time, ct));
    }

    /// <summary>
    /// Ends the store as if its process had been killed: connections break, the port refuses, the disk stays. Does nothing when it does
    /// not run.
    /// </summary>
    public async Task KillAsync()
    {
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            await EndAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts the killed store on its old port with what is on its disk. Does nothing when it runs.</summary>
    /// <exception cref="IOException">The port was taken by somebody else meanwhile.</exception>
    public async Task StartAgainAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _life ??= await StoreLife.StartAsync(_options, _port, _time, ct);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the store for good. Its folder stays.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _turn.Dispose();
    }

    private async Task EndAsync()
    {
        if (_life is { } life)
        {
            _life = null;
            await life.EndAsync();
        }
    }
}
