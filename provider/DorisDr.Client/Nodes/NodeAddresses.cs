using DorisDr.Client.Http;

namespace DorisDr.Client.Nodes;

/// <summary>Where the HTTP servers are.</summary>
internal sealed class NodeAddresses(ClusterOptions options)
{
    private const int PlainPort = 8030;
    private const int TlsPort = 8050;
    private const int BackendPort = 8040;

    /// <summary>An FE by its own address. SHOW FRONTENDS names the plain port only.</summary>
    internal HttpAddress OfFrontend(ClusterNode node) => new(node.Host, FrontendPort(node.HttpPort));

    /// <summary>A BE by its own address.</summary>
    internal static HttpAddress OfBackend(ClusterNode node) => node.Known(BackendPort);

    /// <summary>The FE that passes calls on, at the host of each endpoint in turn.</summary>
    internal IEnumerable<HttpAddress> OfManager(int? knownPort) =>
        options.Endpoints.Select(endpoint => new HttpAddress(endpoint.Host, FrontendPort(knownPort))).Distinct();

    /// <summary>How a request to an FE names a node.</summary>
    internal static string Named(ClusterNode node) => node.Known(node.Kind is NodeKind.Frontend ? PlainPort : BackendPort).ToString();

    private int FrontendPort(int? known) =>
        options.Http.Port ?? (options.Http.Scheme is HttpScheme.Https ? TlsPort : known ?? PlainPort);
}
