using System.Net;
using System.Net.Sockets;
using System.Text;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Execution;

namespace DorisDr.Sandbox.Wire;

/// <summary>One client: login, then one command after the other.</summary>
internal sealed class MySqlConnection(FrontendServices services, TcpClient client, Action close) : IAsyncDisposable
{
    private readonly PacketStream _packets = new(client.GetStream());

    public async Task RunAsync(CancellationToken ct)
    {
        var peer = (IPEndPoint?)client.Client.RemoteEndPoint;
        var login = new Login(services, _packets, peer?.Address.ToString() ?? "", peer?.Port ?? 0);
        if (await login.RunAsync(close, ct) is not var (session, capabilities))
        {
            return;
        }

        services.Context.Sessions.Add(session);
        try
        {
            var queries = new QueryCommands(services, _packets, session, capabilities, close);
            while (await _packets.ReadAsync(ct) is { } payload && await AnswerAsync(session, queries, payload, login.Scramble, ct))
            {
            }
        }
        finally
        {
            services.Context.Sessions.Remove(session);
            if (session.TransactionLoad is { } load)
            {
                // The master holds it, if the insert was forwarded.
                (services.Context.Group.Master?.Life?.Context ?? services.Context).Labels.Release(load);
            }
        }
    }

    public ValueTask DisposeAsync() => _packets.DisposeAsync();

    /// <summary>Answers one command; false when the connection ends.</summary>
    private async Task<bool> AnswerAsync(Session session, QueryCommands queries, byte[] payload, byte[] scramble, CancellationToken ct)
    {
        var code = payload.Length == 0 ? -1 : payload[0];
        var body = payload.Length == 0 ? "" : Encoding.UTF8.GetString(payload, 1, payload.Length - 1);
        var goesOn = true;
        try
        {
            services.Context.CatchUp();
            switch ((Command)code)
            {
                case Command.Quit:
                    Ok();
                    goesOn = false;
                    break;
                case Command.Query:
                    goesOn = await queries.QueryAsync(body, ct);
                    break;
                case Command.StatementPrepare:
                    queries.Prepare(body);
                    break;
                case Command.StatementExecute:
                    goesOn = await queries.ExecuteAsync(payload, ct);
                    break;
                case Command.StatementReset:
                    Ok();
                    break;
                case Command.StatementClose:
                    session.Prepared.Remove(new PayloadReader(payload.AsSpan(1)).Int32());
                    break;
                case Command.FieldList:
                    FieldList.Write(services.Context, session, body, _packets);
                    break;
                case Command.InitDatabase:
                    DatabaseFamily.Enter(services.Context, session, Login.DatabaseOf(body));
                    Ok();
                    break;
                case Command.ChangeUser:
                    ChangeUser(session, payload, scramble);
                    Ok();
                    break;
                case Command.ResetConnection:
                    session.Database = null;
                    Ok();
                    break;
                case Command.Ping or Command.Statistics or Command.Debug or Command.SetOption:
                    Ok();
                    break;
                default:
                    throw Unsupported(code);
            }
        }
        catch (DorisError error)
        {
            _packets.Write(Packets.Error(error));
        }
        catch (Exception problem) when (problem is not (IOException or OperationCanceledException or ObjectDisposedException))
        {
            // Doris names its own unexpected exceptions in the same way.
            _packets.Write(Packets.Error(DorisError.Plain(1105, "HY000", $"{problem.GetType().Name}, msg: {problem.Message}")));
        }

        if (goesOn || code == (int)Command.Quit)
        {
            await _packets.FlushAsync(ct);
        }

        return goesOn;
    }

    private void Ok() => _packets.Write(Packets.Ok(0, "", 0, 0));

    private void ChangeUser(Session session, byte[] payload, byte[] scramble)
    {
        var reader = new PayloadReader(payload.AsSpan(1));
        var user = reader.NullTerminated();
        if (user is "root" or "admin")
        {
            throw DorisError.Plain(1045, "28000", "Change to root or admin is forbidden");
        }

        var answer = reader.Bytes(reader.Byte());
        session.Account = services.Context.Accounts.Authenticate(user, session.Host, scramble, answer) ?? throw DorisError.Plain(1045, "28000", "Authentication failed.");
        session.Database = null;
        if (reader.NullTerminated() is { Length: > 0 } database)
        {
            DatabaseFamily.Enter(services.Context, session, Login.DatabaseOf(database));
        }
    }

    private static DorisError Unsupported(int code) => DorisError.Plain(1047, "08S01",
        CommandNames.Of(code) is { } name ? $"Unsupported command({name})" : $"Unknown command({code})");
}
