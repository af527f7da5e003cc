using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using Microsoft.Extensions.Logging;

namespace DorisDr.Client;

/// <summary>All log messages of the client. Statements come redacted.</summary>
internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Debug, "Ran {Statement} on {Endpoint} in {Elapsed} ms")]
    internal static partial void StatementRan(ILogger logger, string statement, DorisEndpoint endpoint, double elapsed);

    [LoggerMessage(1002, LogLevel.Debug, "Failed {Statement} on {Endpoint}: {Kind}, {Detail}")]
    internal static partial void StatementFailed(ILogger logger, string? statement, DorisEndpoint endpoint, DorisErrorKind kind, string detail);

    [LoggerMessage(1003, LogLevel.Debug, "Opened a session on {Endpoint}: {Version}")]
    internal static partial void SessionOpened(ILogger logger, DorisEndpoint endpoint, string version);

    [LoggerMessage(1004, LogLevel.Warning, "Endpoint {Endpoint} does not serve: {Kind}, {Detail}")]
    internal static partial void EndpointFailed(ILogger logger, DorisEndpoint endpoint, DorisErrorKind kind, string detail);

    [LoggerMessage(1005, LogLevel.Information, "Reading again after {Endpoint} was lost: {Detail}")]
    internal static partial void ReadRetried(ILogger logger, DorisEndpoint? endpoint, string detail);

    [LoggerMessage(1006, LogLevel.Information, "No master seen from {Endpoint}, trying again: {Detail}")]
    internal static partial void WaitingForMaster(ILogger logger, DorisEndpoint? endpoint, string detail);

    [LoggerMessage(1007, LogLevel.Debug, "Called {Call} on {Address} in {Elapsed} ms")]
    internal static partial void HttpCalled(ILogger logger, string call, string address, double elapsed);

    [LoggerMessage(1008, LogLevel.Debug, "Failed {Call} on {Address}: {Kind}, {Detail}")]
    internal static partial void HttpFailed(ILogger logger, string call, string address, DorisErrorKind kind, string detail);
}
