using System.Buffers.Binary;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Faults;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Statements.Parsing;

namespace DorisDr.Sandbox.Wire;

/// <summary>COM_QUERY, COM_STMT_PREPARE and COM_STMT_EXECUTE: texts in, results out.</summary>
internal sealed class QueryCommands(FrontendServices services, PacketStream packets, Session session, Capability capabilities, Action close)
{
    private const uint FirstStatementId = 0x80000000;
    private const int LongestKept = 65536;
    private uint _nextStatement = FirstStatementId;

    /// <summary>Runs a text of one or several statements; false when a fault broke the connection.</summary>
    public Task<bool> QueryAsync(string sql, CancellationToken ct) => WithFaultsAsync(sql, async () =>
    {
        var statements = StatementParser.Parse(sql);
        for (var i = 0; i < statements.Count; i++)
        {
            var result = await RunAsync(statements[i], ct);
            var isLast = i == statements.Count - 1;
            if (isLast || capabilities.HasFlag(Capability.MultiStatements))
            {
                Write(result, isLast ? 0 : Packets.MoreResults, RowEncoding.Text);
                continue;
            }

            // The client did not ask for several results: all but the last are dropped, but their packets are counted, except the closing one.
            packets.Sequence += (byte)(result is RowsResult rows ? 2 + rows.Columns.Count + rows.Rows.Count : 0);
        }
    }, ct);

    public void Prepare(string sql)
    {
        if (StatementParser.Parse(sql) is not [var statement])
        {
            throw DorisError.Detail("Not support prepare multi statements");
        }

        var columns = PreparedShape.Columns(services.Context, session, statement);
        session.Prepared[_nextStatement] = statement;
        packets.Write(Packets.Prepared(_nextStatement++, columns.Count, statement.Placeholders));
        Define([.. Enumerable.Range(0, statement.Placeholders).Select(i => ResultColumn.Text($"${i}"))]);
        Define(columns);
    }

    public Task<bool> ExecuteAsync(byte[] payload, CancellationToken ct)
    {
        var id = BinaryPrimitives.ReadUInt32LittleEndian(payload.AsSpan(1));
        if (!session.Prepared.TryGetValue(id, out var statement))
        {
            throw DorisError.Plain(1047, "08S01", "msg: Not supported such prepared statement");
        }

        var parameters = StatementParameters.Read(payload, statement.Placeholders, session.ParameterTypes.GetValueOrDefault(id), out var types);
        session.ParameterTypes[id] = types;
        return WithFaultsAsync(statement.Text, async () =>
        {
            session.Parameters = parameters;
            try
            {
                Write(await RunAsync(statement, ct), 0, RowEncoding.Binary);
            }
            finally
            {
                session.Parameters = [];
            }
        }, ct);
    }

    private async Task<bool> WithFaultsAsync(string sql, Func<Task> run, CancellationToken ct)
    {
        var context = services.Context;
        var shown = Redaction.Apply(sql);
        var kept = shown.Length <= LongestKept ? shown : shown[..LongestKept];
        services.Log.Add(new ReceivedStatement(services.Name, session.Id, session.Account.User.Name, kept, context.Clock.GetUtcNow()));
        var faults = services.Faults.Take(services.Name, sql);
        if (faults.FirstOrDefault(f => f.Kind == FaultKind.Delay) is { } delay)
        {
            await Task.Delay(delay.Wait, context.Clock, ct);
        }

        if (faults.Any(f => f.Kind == FaultKind.DropBefore))
        {
            close();
            return false;
        }

        if (faults.FirstOrDefault(f => f.Kind == FaultKind.Refuse)?.Error is { } error)
        {
            throw error;
        }

        try
        {
            await run();
        }
        catch (DorisError) when (DropsAfter(faults))
        {
            return false;
        }

        return !DropsAfter(faults);
    }

    private bool DropsAfter(IReadOnlyList<Fault> faults)
    {
        if (!faults.Any(f => f.Kind == FaultKind.DropAfter))
        {
            return false;
        }

        packets.Discard();
        close();
        return true;
    }

    private async Task<StatementResult> RunAsync(Statement statement, CancellationToken ct)
    {
        var context = services.Context;
        session.Account = context.Accounts.Find(session.Account.User) ?? session.Account;
        session.Begin(statement.Text, context.Clock.GetUtcNow());
        try
        {
            return await services.Dispatch.RunAsync(session, statement, ct);
        }
        finally
        {
            session.End();
        }
    }

    private void Write(StatementResult result, int status, Func<IReadOnlyList<ResultColumn>, IReadOnlyList<string?>, PayloadWriter> row)
    {
        if (result is OkResult ok)
        {
            packets.Write(Packets.Ok(ok.Affected, ok.Info, status, ok.Warnings));
            return;
        }

        var rows = (RowsResult)result;
        packets.Write(new PayloadWriter().LengthEncoded((ulong)rows.Columns.Count));
        Define(rows.Columns);
        foreach (var cells in rows.Rows)
        {
            packets.Write(row(rows.Columns, cells));
        }

        packets.Write(Packets.Eof(status));
    }

    /// <summary>Column definitions and the EOF behind them; nothing if there are none.</summary>
    private void Define(IReadOnlyList<ResultColumn> columns)
    {
        foreach (var column in columns)
        {
            packets.Write(Packets.Column(column));
        }

        if (columns.Count > 0)
        {
            packets.Write(Packets.Eof(0));
        }
    }
}
