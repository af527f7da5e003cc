using System.Diagnostics.CodeAnalysis;
using System.Text;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Security;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>A request to a frontend's HTTP API: its parameters, its body, and who sent it.</summary>
internal sealed record ApiCall(FrontendContext Context, HttpContext Http, string Body)
{
    public string Path => Http.Request.Path.Value ?? "";

    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Parameters { get; } = QueryText.Parse(Http.Request.QueryString.Value ?? "");

    public string? Parameter(string name) => Parameters.FirstOrDefault(p => p.Key == name).Value?[^1];

    /// <summary>The account of the HTTP Basic header. The password counts from any host, unlike on the query port.</summary>
    public bool TryAuthenticate([NotNullWhen(true)] out Account? account, [NotNullWhen(false)] out Reply? refusal)
    {
        account = null;
        refusal = Reply.Unauthorized("Need auth information.");
        if (Credentials() is not var (user, password))
        {
            return false;
        }

        var host = Http.Connection.RemoteIpAddress?.ToString() ?? "";
        account = Context.Accounts.AuthenticateByPassword(user, host, password);
        refusal = account is null ? Reply.Unauthorized($"Access denied for user '{user}@{host}' (using password: YES)") : null;
        return account is not null;
    }

    private (string User, string Password)? Credentials()
    {
        const string Scheme = "Basic ";
        var header = Http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        return parts.Length == 2 ? (parts[0], parts[1]) : null;
    }
}
