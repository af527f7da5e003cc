using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DorisDr.Client.Sessions;

/// <summary>Address of the MySQL port of an FE.</summary>
/// <param name="Host">Host name or IP address, an IPv6 address without brackets.</param>
/// <param name="Port">Query port of the FE, 9030 unless configured otherwise.</param>
public sealed record DorisEndpoint(string Host, int Port)
{
    /// <summary>Query port of an FE that was not configured otherwise.</summary>
    public const int DefaultPort = 9030;

    /// <summary>Reads <c>host</c>, <c>host:port</c> or <c>[address]:port</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DorisEndpoint? endpoint)
    {
        endpoint = null;
        text = text.Trim();
        var colon = text.LastIndexOf(':');
        var bracket = text.LastIndexOf(']');
        var hasPort = colon > bracket && (bracket >= 0 || text.IndexOf(':', StringComparison.Ordinal) == colon);
        var host = hasPort ? text[..colon] : text;
        var port = DefaultPort;
        if (hasPort && (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65535))
        {
            return false;
        }

        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            host = host[1..^1];
        }

        var isName = Uri.CheckHostName(host) != UriHostNameType.Unknown;
        endpoint = isName ? new DorisEndpoint(host, port) : null;
        return isName;
    }

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
