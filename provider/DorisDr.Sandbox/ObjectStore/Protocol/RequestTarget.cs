namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>
/// What a request line and its Host header address. Parsed from the raw target, since a server that tidies paths would fold
/// <c>//</c> and <c>..</c>, which are ordinary parts of an object key.
/// </summary>
internal sealed record RequestTarget(string Path, QueryParameters Query, string Bucket, string Key)
{
    private const string VirtualHostSuffix = ".localhost";

    public static RequestTarget Parse(string rawTarget, string host)
    {
        var target = rawTarget.AsSpan();
        if (!target.StartsWith("/"))
        {
            // Absolute form, as sent to a proxy.
            var authority = target.IndexOf("://");
            var slash = authority < 0 ? -1 : target[(authority + 3)..].IndexOf('/');
            target = slash < 0 ? "/" : target[(authority + 3 + slash)..];
        }

        var mark = target.IndexOf('?');
        var rawPath = mark < 0 ? target : target[..mark];
        var path = PercentEncoding.TryDecode(rawPath, plusIsSpace: false) ?? throw S3Errors.InvalidObjectName.Thrown();
        var query = QueryParameters.Parse(mark < 0 ? "" : target[(mark + 1)..]);

        var (bucket, key) = SplitName(path, host);
        return new RequestTarget(path, query, bucket, key);
    }

    private static (string Bucket, string Key) SplitName(string path, string host)
    {
        var colon = host.LastIndexOf(':');
        var name = colon < 0 ? host : host[..colon];
        if (name.Length > VirtualHostSuffix.Length && name.EndsWith(VirtualHostSuffix, StringComparison.OrdinalIgnoreCase))
        {
            return (name[..^VirtualHostSuffix.Length], path[1..]);
        }

        var slash = path.IndexOf('/', 1);
        return slash < 0 ? (path[1..], "") : (path[1..slash], path[(slash + 1)..]);
    }
}
