namespace DorisDr.Client.Http;

/// <summary>One call to the HTTP server of a node. Path and body hold no secret: they may be seen.</summary>
/// <param name="Method">GET or POST.</param>
/// <param name="Path">Path with query, escaped.</param>
/// <param name="Body">JSON, or null for none.</param>
/// <param name="IsWrite">Whether it changes something, so that a lost reply leaves the outcome open.</param>
internal sealed record HttpCall(HttpMethod Method, string Path, string? Body = null, bool IsWrite = false)
{
    /// <summary>Method and path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
