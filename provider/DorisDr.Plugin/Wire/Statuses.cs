using System.Collections.Frozen;
using DorisDr.ResourceModel.Problems;
using Grpc.Core;

namespace DorisDr.Plugin.Wire;

/// <summary>
/// Which gRPC status a problem is. The engine prints the text and treats all of these alike (INTERNAL and UNKNOWN would mark the stack as maybe
/// corrupt); programs that automate the engine tell them apart.
/// </summary>
internal static class Statuses
{
    private static readonly FrozenDictionary<string, StatusCode> ByCode = new Dictionary<string, StatusCode>(StringComparer.Ordinal)
    {
        ["DDR1009"] = StatusCode.DeadlineExceeded,
        ["DDR1010"] = StatusCode.Unimplemented,
        ["DDR1111"] = StatusCode.Unavailable,
        ["DDR1112"] = StatusCode.Unavailable,
        ["DDR1113"] = StatusCode.Unauthenticated,
        ["DDR1114"] = StatusCode.PermissionDenied,
        ["DDR1116"] = StatusCode.DeadlineExceeded,
        ["DDR1117"] = StatusCode.Unavailable,
        ["DDR1118"] = StatusCode.ResourceExhausted,
        ["DDR1120"] = StatusCode.Aborted,
        ["DDR1123"] = StatusCode.Unimplemented,
        ["DDR1217"] = StatusCode.AlreadyExists,
        ["DDR1218"] = StatusCode.AlreadyExists,
        ["DDR1220"] = StatusCode.Unavailable,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The codes that have a status of their own.</summary>
    public static IEnumerable<string> Codes => ByCode.Keys;

    /// <summary>The status of all problems together: what they share, else an argument that is wrong when all name a property, else a precondition.</summary>
    public static StatusCode Of(ProblemException exception)
    {
        var own = exception.Problems.Select(p => ByCode.TryGetValue(p.Code, out var code) ? code : (StatusCode?)null).Distinct().ToList();
        return own is [{ } shared] ? shared
            : exception.Problems.All(p => p.Path is not null) ? StatusCode.InvalidArgument
            : StatusCode.FailedPrecondition;
    }
}
