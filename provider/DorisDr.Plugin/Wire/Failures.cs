using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DorisDr.Plugin.Wire;

/// <summary>Turns what went wrong into a gRPC status. The engine prints its text as it is, so it holds sentences and no stack trace.</summary>
internal static class Failures
{
    /// <summary>The trailer in which Go's and grpc-js' clients look for details; its code must equal the status.</summary>
    private const string DetailsTrailer = "grpc-status-details-bin";

    /// <summary>The status of an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="cancelled">True when the engine, the caller or a shutdown asked for the end; else an end before time is a deadline.</param>
    public static RpcException Of(Exception exception, bool cancelled) => exception switch
    {
        RpcException rpc => rpc,
        ProblemException problems => Plain(CodeOf(problems.Problems), problems.Problems),
        MalformedMessageException malformed => Plain(StatusCode.InvalidArgument, [PluginProblems.Malformed(malformed.Message, malformed.Path)]),
        OperationCanceledException when cancelled => Plain(StatusCode.Cancelled, [PluginProblems.Cancelled]),
        OperationCanceledException or TimeoutException => Plain(StatusCode.DeadlineExceeded, [PluginProblems.TooLate]),
        _ => Plain(StatusCode.Internal, [PluginProblems.Defect(exception)]),
    };

    /// <summary>
    /// A failure of Configure. A problem about a top-level key that the configuration does not hold is a missing key, for which the CLI prints the
    /// command that sets it.
    /// </summary>
    public static RpcException OfConfigure(Exception exception, PropertyMap configuration, bool cancelled)
    {
        if (exception is not ProblemException { Problems: var problems } || problems.Any(p => !IsMissingKey(p, configuration)))
        {
            return Of(exception, cancelled);
        }

        var detail = new Protos.ConfigureErrorMissingKeys();
        detail.MissingKeys.Add(problems.Select(p =>
            new Protos.ConfigureErrorMissingKeys.Types.MissingKey { Name = p.Path!.First, Description = p.ToString() }));
        var text = PluginProblems.MissingConfiguration(string.Join(", ", problems.Select(p => p.Path!.First))).ToString();
        return WithDetail(StatusCode.InvalidArgument, text, detail);
    }

    /// <summary>
    /// The object exists but is not as declared. With this detail the engine records it and tries again with the next run; without, it would be
    /// forgotten (pkg/resource/plugin/provider_plugin.go, parseError).
    /// </summary>
    public static RpcException Unfinished(Protos.ErrorResourceInitFailed detail, bool cancelled) =>
        WithDetail(cancelled ? StatusCode.Cancelled : StatusCode.Unknown, string.Join("; ", detail.Reasons), detail);

    private static RpcException Plain(StatusCode code, IEnumerable<Problem> problems) =>
        new(new Status(code, string.Join('\n', problems.Select(p => p.Path is { } path ? $"{p} ({path})" : p.ToString()))));

    private static RpcException WithDetail(StatusCode code, string text, IMessage detail)
    {
        var status = new Protos.Status { Code = (int)code, Message = text };
        status.Details.Add(Any.Pack(detail));
        return new RpcException(new Status(code, text), new Metadata { { DetailsTrailer, status.ToByteArray() } });
    }

    private static StatusCode CodeOf(IReadOnlyList<Problem> problems) =>
        problems.All(p => p.Path is not null) ? StatusCode.InvalidArgument : StatusCode.FailedPrecondition;

    private static bool IsMissingKey(Problem problem, PropertyMap configuration) =>
        problem.Path is { Segments.Length: 1, First.Length: > 0 } path && configuration.Find(path.First) is null;
}
