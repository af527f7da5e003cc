using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>
/// Makes the two ids of every answer as MinIO does: the request id is the time in nanoseconds, the host id the SHA-256 of the address.
/// </summary>
internal sealed class ServerIdentity(TimeProvider time)
{
    private long _last;
    private string? _hostId;

    /// <summary>The host id of the store that listens on this port of 127.0.0.1.</summary>
    public string HostId(int port) =>
        _hostId ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"127.0.0.1:{port}")));

    public string NextRequestId()
    {
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * 100;
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next.ToString("X16");
            }
        }
    }
}
