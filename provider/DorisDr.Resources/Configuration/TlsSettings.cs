using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Configuration;

/// <summary>TLS of the connections to a cluster.</summary>
[PropertyRecord]
public sealed partial record TlsSettings
{
    /// <summary>How strict to be. An FE offers TLS only when `enable_ssl` is on there.</summary>
    [Default("preferred")]
    public TlsMode Mode { get; init; }

    /// <summary>PEM file with the authorities to trust, for `verifyCa` and `verifyFull`. Those of the machine are trusted when it is absent.</summary>
    public string? CaFile { get; init; }
}

/// <summary>How a connection is protected.</summary>
public enum TlsMode
{
    /// <summary>TLS where the FE offers it, plain text where it does not. The certificate is not checked.</summary>
    Preferred,

    /// <summary>Never TLS.</summary>
    Disabled,

    /// <summary>Always TLS. The certificate is not checked.</summary>
    Required,

    /// <summary>Always TLS, with a certificate of a trusted authority.</summary>
    VerifyCa,

    /// <summary>Always TLS, with a certificate of a trusted authority that is made out to the host of the endpoint.</summary>
    VerifyFull,
}
