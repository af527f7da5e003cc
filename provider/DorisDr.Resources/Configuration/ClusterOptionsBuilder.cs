using DorisDr.Client;
using DorisDr.Client.Http;
using DorisDr.Client.Sessions;

namespace DorisDr.Resources.Configuration;

/// <summary>Checked settings as the client wants them.</summary>
internal static class ClusterOptionsBuilder
{
    internal static ClusterOptions Build(string name, ClusterSettings settings) => new()
    {
        Name = name,
        Endpoints = [.. settings.Endpoints.Select(text =>
            DorisEndpoint.TryParse(text, out var endpoint) ? endpoint : throw new ArgumentException("An endpoint was not checked.", nameof(settings)))],
        Username = settings.Username,
        Password = settings.Password is { } password ? new Password(password.Reveal()) : Password.None,
        Tls = new TlsOptions(
            settings.Tls?.Mode switch
            {
                TlsMode.Disabled => Client.TlsMode.Disabled,
                TlsMode.Required => Client.TlsMode.Required,
                TlsMode.VerifyCa => Client.TlsMode.VerifyCa,
                TlsMode.VerifyFull => Client.TlsMode.VerifyFull,
                _ => Client.TlsMode.Preferred,
            },
            settings.Tls?.CaFile),
        Http = new HttpOptions(
            settings.Http?.Scheme is HttpScheme.Https ? Client.Http.HttpScheme.Https : Client.Http.HttpScheme.Http,
            (int?)settings.Http?.Port,
            settings.Http?.NodeAccess is NodeAccess.Manager ? Client.Http.NodeAccess.Manager : Client.Http.NodeAccess.Direct),
        ConnectTimeout = settings.ConnectTimeout,
        StatementTimeout = settings.StatementTimeout,
        MaxConnections = (int)settings.MaxConnections,
        AcceptClusterId = settings.AcceptClusterId,
    };
}
