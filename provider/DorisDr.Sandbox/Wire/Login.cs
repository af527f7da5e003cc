using System.Net.Security;
using System.Security.Authentication;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Execution;

namespace DorisDr.Sandbox.Wire;

/// <summary>The first packets of a connection: greeting, TLS, login, switch of the plugin, database.</summary>
internal sealed class Login(FrontendServices services, PacketStream packets, string host, int port)
{
    /// <summary>The scramble of the greeting; COM_CHANGE_USER answers over it too.</summary>
    public byte[] Scramble { get; } = NativePassword.NewScramble();

    /// <summary>A session with the client's capabilities, or null if it may not in; then the error was sent.</summary>
    public async Task<(Session Session, Capability Capabilities)?> RunAsync(Action close, CancellationToken ct)
    {
        var context = services.Context;
        var id = context.Sessions.NextId();
        packets.Sequence = 0;
        packets.Write(Packets.Greeting(context.Personality.ServerVersion, id, Scramble, services.Offered));
        await packets.FlushAsync(ct);
        var payload = await packets.ReadAsync(ct);
        if (payload is not null && services.Certificate is not null && LoginRequest.AsksForTls(payload))
        {
            await UpgradeAsync(ct);
            payload = await packets.ReadAsync(ct);
        }

        if (payload is null)
        {
            return null;
        }

        var request = LoginRequest.Parse(payload);
        if (!request.Capabilities.HasFlag(Capability.Protocol41))
        {
            return await RefuseAsync(DorisError.Plain(1251, "08004", "Client does not support authentication protocol requested by server; consider upgrading MySQL client"), ct);
        }

        var answer = request.Answer;
        if (request.Plugin is { Length: > 0 } plugin && plugin != Packets.AuthPlugin)
        {
            packets.Write(Packets.AuthSwitch(Scramble));
            await packets.FlushAsync(ct);
            answer = await packets.ReadAsync(ct);
            if (answer is null)
            {
                return null;
            }
        }

        return await EnterAsync(request, id, answer, close, ct);
    }

    private async Task<(Session Session, Capability Capabilities)?> EnterAsync(LoginRequest request, uint id, byte[] answer, Action close, CancellationToken ct)
    {
        var context = services.Context;
        context.CatchUp();
        var user = request.User.Split('#')[0];
        var account = context.Accounts.Authenticate(user, host, Scramble, answer);
        if (account is null)
        {
            return await RefuseAsync(DorisError.Plain(1045, "28000", $"Access denied for user '{(user.Length == 0 ? "anonym" : user)}@{host}' (using password: YES)"), ct);
        }

        var session = new Session(id, account, host, port, context.Clock.GetUtcNow(), context.Variables.Snapshot()) { Close = close, ConnectedTo = services.Name };
        try
        {
            if (request.Database is { Length: > 0 } database)
            {
                DatabaseFamily.Enter(context, session, DatabaseOf(database));
            }
        }
        catch (DorisError error)
        {
            return await RefuseAsync(error, ct);
        }

        packets.Write(Packets.Ok(0, "", 0, 0));
        await packets.FlushAsync(ct);
        return (session, request.Capabilities);
    }

    /// <summary><c>catalog.db</c> names a database too; more dots are refused.</summary>
    public static string DatabaseOf(string name) => name.Split('.') switch
    {
        [var only] => only,
        [_, var database] => database,
        _ => throw DorisError.Coded(1049, "42000", $"Only one dot can be in the name: {name}"),
    };

    private async Task<(Session Session, Capability Capabilities)?> RefuseAsync(DorisError error, CancellationToken ct)
    {
        packets.Write(Packets.Error(error));
        await packets.FlushAsync(ct);
        return null;
    }

    private async Task UpgradeAsync(CancellationToken ct)
    {
        var secure = new SslStream(packets.Inner);
        var sequence = packets.Sequence;
        await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
        {
            ServerCertificate = services.Certificate,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        }, ct);
        packets.Upgrade(secure);
        packets.Sequence = sequence;
    }
}
