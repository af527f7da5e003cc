using System.Net.Sockets;
using System.Security.Authentication;
using MySqlConnector;

namespace DorisDr.Client.Sessions;

/// <summary>What lies under an exception of the driver.</summary>
internal static class Transport
{
    /// <summary>The failure of socket or TLS, which holds no text of ours; null where the driver only speaks for itself.</summary>
    internal static Exception? CauseOf(Exception error)
    {
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is SocketException or AuthenticationException)
            {
                return inner;
            }
        }

        return null;
    }

    internal static bool IsTls(MySqlException error) =>
        CauseOf(error) is AuthenticationException
        || error.Message.Contains("SSL", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("certificate", StringComparison.OrdinalIgnoreCase);
}
