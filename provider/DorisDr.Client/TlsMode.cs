namespace DorisDr.Client;

/// <summary>How a connection to Doris is protected.</summary>
public enum TlsMode
{
    /// <summary>TLS where the FE offers it, without checking its certificate; plain where it does not.</summary>
    Preferred = 0,

    /// <summary>Never TLS.</summary>
    Disabled,

    /// <summary>Always TLS, without checking the certificate.</summary>
    Required,

    /// <summary>Always TLS, with a certificate of a trusted authority.</summary>
    VerifyCa,

    /// <summary>As <see cref="VerifyCa"/>, and the certificate must be made out to the host name of the endpoint.</summary>
    VerifyFull,
}
