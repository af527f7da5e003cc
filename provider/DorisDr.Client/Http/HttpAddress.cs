namespace DorisDr.Client.Http;

/// <summary>Host and port of the HTTP server of one node.</summary>
internal sealed record HttpAddress(string Host, int Port)
{
    /// <summary>The form in which Doris writes it, an IPv6 address in brackets.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
