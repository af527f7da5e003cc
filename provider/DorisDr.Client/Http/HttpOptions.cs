namespace DorisDr.Client.Http;

/// <summary>How the HTTP ports of the nodes of a cluster are reached.</summary>
/// <param name="Scheme">Scheme of all nodes.</param>
/// <param name="Port">HTTP port of the FEs; null for the one that SHOW FRONTENDS names, and where it names none for 8030, with https for 8050.</param>
/// <param name="NodeAccess">Which way leads to a node.</param>
public sealed record HttpOptions(HttpScheme Scheme = HttpScheme.Http, int? Port = null, NodeAccess NodeAccess = NodeAccess.Direct);

/// <summary>Scheme of HTTP calls.</summary>
public enum HttpScheme
{
    /// <summary>Plain text.</summary>
    Http = 0,

    /// <summary>TLS.</summary>
    Https,
}

/// <summary>Which way leads to a node.</summary>
public enum NodeAccess
{
    /// <summary>Each FE and BE is called by the address that the cluster knows it by.</summary>
    Direct = 0,

    /// <summary>One FE is called, at the host of an endpoint, and passes on what is for other nodes (NodeAction.java).</summary>
    Manager,
}
