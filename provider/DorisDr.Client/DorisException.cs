using DorisDr.Client.Http;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;

namespace DorisDr.Client;

/// <summary>What Doris, or the way to it, said no with. It holds no secret, neither do its inner exceptions.</summary>
public sealed class DorisException : Exception
{
    internal DorisException(DorisErrorKind kind, string detail, Exception? inner = null)
        : base(detail, inner)
    {
        Kind = kind;
        Detail = detail;
    }

    private DorisException(DorisErrorKind kind, string detail, SqlStatement statement, DorisEndpoint endpoint, Exception? inner)
        : base($"{endpoint}: {detail} [{statement.Redacted}]", inner)
    {
        Kind = kind;
        Detail = detail;
        Statement = statement.Redacted;
        Endpoint = endpoint;
    }

    private DorisException(DorisErrorKind kind, string detail, HttpCall call, HttpAddress address, Exception? inner)
        : base($"{address}: {detail} [{call}]", inner)
    {
        Kind = kind;
        Detail = detail;
        Statement = call.ToString();
        Address = address.ToString();
    }

    /// <summary>What it means.</summary>
    public DorisErrorKind Kind { get; }

    /// <summary>The server's words without prefix, address and statement, or ours where the server said nothing.</summary>
    public string Detail { get; }

    /// <summary>Error code of the server; 0 where the server said nothing. From 4.0 on it is 1105 for nearly everything.</summary>
    public int Code { get; private init; }

    /// <summary>SQLSTATE of the server, or null where the server said nothing.</summary>
    public string? SqlState { get; private init; }

    /// <summary>The statement with secrets masked, or the HTTP call, or null where none was sent.</summary>
    public string? Statement { get; }

    /// <summary>The FE that was asked, or null where none could be.</summary>
    public DorisEndpoint? Endpoint { get; }

    /// <summary>Host and port of the HTTP server that was called, or null where none was.</summary>
    public string? Address { get; }

    /// <summary>The privilege that is missing, in Doris's word (ADMIN, Admin_priv, LOAD ...), for <see cref="DorisErrorKind.AccessDenied"/>.</summary>
    public string? MissingPrivilege { get; private init; }

    /// <summary>The object that the missing privilege is for, for <see cref="DorisErrorKind.AccessDenied"/>; null where Doris names none.</summary>
    public DeniedObject? Denied { get; private init; }

    /// <summary>Whether the same call may succeed a little later without anybody changing anything.</summary>
    public bool IsTransient => Kind is DorisErrorKind.Unreachable or DorisErrorKind.ConnectionLost or DorisErrorKind.TimedOut
        or DorisErrorKind.TooManyConnections or DorisErrorKind.NoMaster or DorisErrorKind.MasterNotProved
        or DorisErrorKind.RepositoryBusy or DorisErrorKind.JobRunning or DorisErrorKind.StorageUnreachable;

    internal static DorisException FromServer(
        string message, int code, string? sqlState, SqlStatement statement, DorisEndpoint endpoint, bool isWrite)
    {
        var match = DorisErrors.Classify(message);
        var kind = isWrite && match.MayHaveRun ? DorisErrorKind.OutcomeUnknown : match.Kind;
        var detail = statement.Scrub(Shorten(DorisErrors.Detail(message)));
        return new DorisException(kind, detail, statement, endpoint, inner: null)
        {
            Code = code,
            SqlState = sqlState,
            MissingPrivilege = match.MissingPrivilege is { } privilege ? statement.Scrub(privilege) : null,
            Denied = match.Denied,
        };
    }

    internal static DorisException FromHttp(DorisErrorKind kind, string detail, HttpCall call, HttpAddress address, Exception? inner = null) =>
        new(kind, detail, call, address, inner);

    internal static DorisException FromHttpServer(string message, int code, HttpCall call, HttpAddress address)
    {
        var match = DorisErrors.Classify(message);
        return new DorisException(match.Kind, DorisErrors.Detail(message), call, address, inner: null)
        {
            Code = code,
            MissingPrivilege = match.MissingPrivilege,
            Denied = match.Denied,
        };
    }

    internal static DorisException FromLogin(DorisErrorKind kind, string detail, int code, string? sqlState, DorisEndpoint endpoint, Exception? inner) =>
        new(kind, $"{endpoint}: {detail}", inner) { Code = code, SqlState = sqlState };

    internal static DorisException Lost(SqlStatement statement, DorisEndpoint endpoint, bool isWrite, Exception? inner) =>
        isWrite
            ? new(DorisErrorKind.OutcomeUnknown, "The connection broke before the reply came; the statement may have run.", statement, endpoint, inner)
            : new(DorisErrorKind.ConnectionLost, "The connection broke before the answer came.", statement, endpoint, inner);

    internal static DorisException Late(SqlStatement statement, DorisEndpoint endpoint, bool isWrite, TimeSpan timeout) =>
        isWrite
            ? new(DorisErrorKind.OutcomeUnknown, $"No reply within {timeout.TotalSeconds:0.###} s; the statement may have run.", statement, endpoint, inner: null)
            : new(DorisErrorKind.TimedOut, $"No answer within {timeout.TotalSeconds:0.###} s.", statement, endpoint, inner: null);

    // A refused word is answered with the list of the several hundred that were expected.
    private static string Shorten(string detail)
    {
        var at = detail.IndexOf(" expecting {", StringComparison.Ordinal);
        var end = detail.LastIndexOf('}');
        return at >= 0 && end > at ? string.Concat(detail.AsSpan(0, at), detail.AsSpan(end + 1)) : detail;
    }
}
