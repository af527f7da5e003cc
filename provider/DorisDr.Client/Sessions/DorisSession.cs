using System.Diagnostics;
using System.Globalization;
using DorisDr.Client.Sql;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace DorisDr.Client.Sessions;

/// <summary>One logged-in connection to one FE. One statement at a time.</summary>
internal sealed class DorisSession(
    MySqlConnection connection, DorisEndpoint endpoint, TimeSpan statementTimeout, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    internal DorisEndpoint Endpoint { get; } = endpoint;

    /// <summary>Answer to <c>@@version_comment</c>; empty until the session is checked.</summary>
    internal string VersionComment { get; set; } = string.Empty;

    /// <summary>False after anything but an answer of the server: what is on the wire is unknown then.</summary>
    internal bool IsUsable { get; private set; } = true;

    internal DateTimeOffset LastUsed { get; private set; } = time.GetUtcNow();

    /// <summary>Up to when, and as of which write, this FE is known to know what the master knows.</summary>
    internal Currency Currency { get; set; } = Currency.None;

    internal Task<Rows> QueryAsync(SqlStatement statement, CancellationToken cancellation) =>
        RunAsync(statement, isWrite: false, ReadAllAsync, cancellation);

    internal Task<int> ExecuteAsync(SqlStatement statement, CancellationToken cancellation) =>
        RunAsync(statement, isWrite: true, static (command, _) => command.ExecuteNonQueryAsync(), cancellation);

    public async ValueTask DisposeAsync()
    {
        IsUsable = false;
        await connection.DisposeAsync();
    }

    // The token is not given to MySqlConnector, see ConnectionText: when it fires, the socket is closed instead.
    private async Task<T> RunAsync<T>(
        SqlStatement statement, bool isWrite, Func<MySqlCommand, SqlStatement, Task<T>> run, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var command = new MySqlCommand(statement.Text, connection);
        var started = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(statementTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var running = run(command, statement);
        try
        {
            var result = await running.WaitAsync(either.Token);
            Log.StatementRan(logger, statement.Redacted, Endpoint, time.GetElapsedTime(started).TotalMilliseconds);
            return result;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await AbandonAsync(running);
            cancellation.ThrowIfCancellationRequested();
            throw Failed(DorisException.Late(statement, Endpoint, isWrite, statementTimeout));
        }
        catch (MySqlException error) when (error.SqlState is not null)
        {
            throw Failed(DorisException.FromServer(error.Message, error.Number, error.SqlState, statement, Endpoint, isWrite));
        }
        catch (Exception error) when (error is MySqlException or IOException or InvalidOperationException)
        {
            IsUsable = false;
            throw Failed(DorisException.Lost(statement, Endpoint, isWrite, Transport.CauseOf(error)));
        }
        finally
        {
            LastUsed = time.GetUtcNow();
        }
    }

    private DorisException Failed(DorisException error)
    {
        Log.StatementFailed(logger, error.Statement, Endpoint, error.Kind, error.Detail);
        return error;
    }

    private async Task AbandonAsync(Task running)
    {
        IsUsable = false;
        await connection.DisposeAsync();
        try
        {
            await running;
        }
        catch (Exception error)
        {
            Debug.WriteLine(error.Message);
        }
    }

    private async Task<Rows> ReadAllAsync(MySqlCommand command, SqlStatement statement)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToArray();
        var cells = new List<string?[]>();
        while (await reader.ReadAsync())
        {
            var row = new string?[columns.Length];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : AsText(reader.GetValue(i));
            }

            cells.Add(row);
        }

        return new Rows(columns, cells, $"{statement.Redacted} of {Endpoint} ({VersionComment})");
    }

    private static string AsText(object value) => value switch
    {
        string text => text,
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
