using MySqlConnector;

namespace DorisDr.Client.Sessions;

/// <summary>The settings of MySqlConnector under which it can talk to Doris.</summary>
internal static class ConnectionText
{
    internal static string For(DorisEndpoint endpoint, ClusterOptions options) => new MySqlConnectionStringBuilder
    {
        Server = endpoint.Host,
        Port = (uint)endpoint.Port,
        UserID = options.Username,
        Password = options.Password.Reveal(),
        SslMode = options.Tls.Mode switch
        {
            TlsMode.Disabled => MySqlSslMode.Disabled,
            TlsMode.Required => MySqlSslMode.Required,
            TlsMode.VerifyCa => MySqlSslMode.VerifyCA,
            TlsMode.VerifyFull => MySqlSslMode.VerifyFull,
            _ => MySqlSslMode.Preferred,
        },
        SslCa = options.Tls.CaFile ?? string.Empty,

        // Sessions are pooled here, not there: a reset on reuse is refused by older FEs and loses the database on newer ones
        // (MysqlConnectProcessor.java).
        Pooling = false,
        ConnectionReset = false,

        // Otherwise a late statement is answered by KILL QUERY over a second connection, which behind a load balancer
        // ends whatever has that number on another FE.
        CancellationTimeout = -1,

        // Backstops only; the deadlines are ours.
        ConnectionTimeout = Backstop(options.ConnectTimeout),
        DefaultCommandTimeout = Backstop(options.StatementTimeout),

        AllowUserVariables = true,
        IgnorePrepare = true,
        TreatTinyAsBoolean = false,
        GuidFormat = MySqlGuidFormat.None,
        UseCompression = false,
    }.ConnectionString;

    private static uint Backstop(TimeSpan timeout) => (uint)Math.Ceiling(timeout.TotalSeconds) + 5;
}
