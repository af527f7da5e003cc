using DorisDr.Client.Cluster;
using DorisDr.Client.Sql;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace DorisDr.Client.Sessions;

/// <summary>Opens sessions on the first endpoint that answers, beginning with the one that answered last.</summary>
internal sealed class SessionOpener(ClusterOptions options, TimeProvider time, ILogger logger)
{
    // Bit of NO_BACKSLASH_ESCAPES where the mode is printed as a number (SqlModeHelper.java).
    private const long NoBackslashEscapes = 1L << 20;

    private int _preferred;

    internal async Task<DorisSession> OpenAsync(CancellationToken cancellation)
    {
        var failures = new List<DorisException>();
        var first = Volatile.Read(ref _preferred);
        for (var i = 0; i < options.Endpoints.Count; i++)
        {
            var at = (first + i) % options.Endpoints.Count;
            try
            {
                var session = await OpenAsync(options.Endpoints[at], cancellation);
                Volatile.Write(ref _preferred, at);
                return session;
            }
            catch (DorisException error) when (IsWorthAnotherEndpoint(error))
            {
                Log.EndpointFailed(logger, options.Endpoints[at], error.Kind, error.Detail);
                failures.Add(error);
            }
        }

        throw failures.Count == 1 ? failures[0] : new DorisException(
            failures.TrueForAll(failure => failure.Kind == failures[0].Kind) ? failures[0].Kind : DorisErrorKind.Unreachable,
            string.Join("; ", failures.Select(failure => failure.Detail)),
            failures[0].InnerException);
    }

    /// <summary>Makes the next session be opened elsewhere, if there is an elsewhere.</summary>
    internal void Avoid(DorisEndpoint endpoint)
    {
        var at = Volatile.Read(ref _preferred);
        if (options.Endpoints[at] == endpoint)
        {
            Interlocked.CompareExchange(ref _preferred, (at + 1) % options.Endpoints.Count, at);
        }
    }

    internal async Task<DorisSession> OpenAsync(DorisEndpoint endpoint, CancellationToken cancellation)
    {
        var connection = await ConnectAsync(endpoint, cancellation);
        var session = new DorisSession(connection, endpoint, options.StatementTimeout, time, logger);
        try
        {
            await CheckAsync(session, cancellation);
            Log.SessionOpened(logger, endpoint, session.VersionComment);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    // Wrong credentials are wrong everywhere, and trying them everywhere may lock the account.
    private static bool IsWorthAnotherEndpoint(DorisException error) => error.Kind
        is not (DorisErrorKind.AuthenticationFailed or DorisErrorKind.SqlModeRefused or DorisErrorKind.AccessDenied);

    private async Task<MySqlConnection> ConnectAsync(DorisEndpoint endpoint, CancellationToken cancellation)
    {
        if (options.Tls.CaFile is { } file && !File.Exists(file))
        {
            throw new DorisException(DorisErrorKind.TlsFailed, $"The file of trusted authorities, {file}, does not exist.");
        }

        var connection = new MySqlConnection(ConnectionText.For(endpoint, options));
        using var deadline = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            await connection.OpenAsync(either.Token);
            return connection;
        }
        catch (Exception error)
        {
            await connection.DisposeAsync();
            cancellation.ThrowIfCancellationRequested();
            throw Refused(endpoint, error, deadline.IsCancellationRequested);
        }
    }

    private DorisException Refused(DorisEndpoint endpoint, Exception error, bool isLate)
    {
        var cause = Transport.CauseOf(error);
        return error switch
        {
            MySqlException { SqlState: not null } said => DorisException.FromLogin(
                said.Number is 1045 or 1862 or 3955 ? DorisErrorKind.AuthenticationFailed : DorisErrors.Classify(said.Message).Kind,
                options.Password.Scrub(said.Message), said.Number, said.SqlState, endpoint, cause),
            _ when isLate => DorisException.FromLogin(
                DorisErrorKind.Unreachable, $"no connection within {options.ConnectTimeout.TotalSeconds:0.###} s", 0, null, endpoint, cause),
            MySqlException tls when Transport.IsTls(tls) => DorisException.FromLogin(
                DorisErrorKind.TlsFailed, options.Password.Scrub(cause?.Message ?? tls.Message), 0, null, endpoint, cause),
            _ => DorisException.FromLogin(
                DorisErrorKind.Unreachable, options.Password.Scrub(cause?.Message ?? error.Message), 0, null, endpoint, cause),
        };
    }

    private static async Task CheckAsync(DorisSession session, CancellationToken cancellation)
    {
        var rows = await session.QueryAsync(ClusterStatements.ShowSession, cancellation);
        var (version, mode) = rows.Read(static row => (row.Required("@@version_comment"), row.Required("@@sql_mode")))[0];
        session.VersionComment = version;
        var isOn = long.TryParse(mode, out var bits)
            ? (bits & NoBackslashEscapes) != 0
            : mode.Split(',').Contains("NO_BACKSLASH_ESCAPES", StringComparer.OrdinalIgnoreCase);
        if (isOn)
        {
            throw new DorisException(
                DorisErrorKind.SqlModeRefused,
                $"{session.Endpoint}: sql_mode holds NO_BACKSLASH_ESCAPES, under which Doris reads quoted text in two ways. "
                + "Take it out of the global sql_mode, or set another one for this user.");
        }
    }
}
