using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Configuration;

/// <summary>How the HTTP ports of FEs and BEs are reached. `RecycleBinPolicy` and `BinlogPolicy` need them.</summary>
[PropertyRecord]
public sealed partial record HttpSettings
{
    /// <summary>Scheme of all FEs and BEs. With `tls.mode` `required` or stricter it must be `https`; the certificate is checked as that mode says.</summary>
    [Default("http")]
    public HttpScheme Scheme { get; init; }

    /// <summary>HTTP port of the FEs. The one that the cluster names when absent, which is 8030 unless configured otherwise; 8050 with `https`.</summary>
    public long? Port { get; init; }

    /// <summary>Which way leads to a node.</summary>
    [Default("direct")]
    public NodeAccess NodeAccess { get; init; }
}

/// <summary>Scheme of HTTP calls.</summary>
public enum HttpScheme
{
    /// <summary>Plain text, the password among it.</summary>
    Http,

    /// <summary>TLS. FE and BE offer it when `enable_https` is on there.</summary>
    Https,
}

/// <summary>Which way leads to a node.</summary>
public enum NodeAccess
{
    /// <summary>Each FE and BE is called by the address under which the cluster knows it.</summary>
    Direct,

    /// <summary>One FE, at the host of an endpoint, passes calls on: for clusters behind a load balancer or in Kubernetes. Doris does not tell on
    /// this way whether a value was kept in a file.</summary>
    Manager,
}
