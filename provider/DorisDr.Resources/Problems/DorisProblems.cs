using DorisDr.Client;
using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Problems;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Problems;

/// <summary>What a failed call to Doris means to a user, where it does not depend on what the call was for.</summary>
internal static class DorisProblems
{
    internal static Problem Of(DorisException error, ClusterOptions cluster)
    {
        var detail = error.Detail.TrimEnd('.');
        return error.Kind switch
        {
            DorisErrorKind.Unreachable or DorisErrorKind.ConnectionLost => Unreachable.Of(cluster.Name, detail),
            DorisErrorKind.NoMaster or DorisErrorKind.MasterNotProved => NoMaster.Of(cluster.Name, detail),
            DorisErrorKind.AuthenticationFailed => LoginRefused.Of(cluster.Name, cluster.Username, detail),
            DorisErrorKind.AccessDenied => Denied(error, cluster),
            DorisErrorKind.TimedOut => TimedOut.Of(cluster.Name, error.Message),
            DorisErrorKind.TlsFailed => TlsFailed.Of(cluster.Name, detail),
            DorisErrorKind.TooManyConnections => TooManyConnections.Of(cluster.Name, detail),
            DorisErrorKind.SqlModeRefused => SqlModeRefused.Of(cluster.Name, error.Detail),
            DorisErrorKind.OutcomeUnknown => OutcomeUnknown.Of(cluster.Name, error.Message),
            DorisErrorKind.UnreadableReply => Unreadable.Of(cluster.Name, error.Detail),
            DorisErrorKind.PlainHttpRefused => PlainHttpRefused.Of(cluster.Name),
            DorisErrorKind.Redirected => Redirected.Of(cluster.Name, error.Address),
            DorisErrorKind.NotSupported or DorisErrorKind.SyntaxError => NotSupported.Of(cluster.Name, error.Message),
            _ => Refused.Of(cluster.Name, error.Message),
        };
    }

    private static Problem Denied(DorisException error, ClusterOptions cluster)
    {
        var (privilege, grant) = Grant.For(error, cluster.Username);
        return AccessDenied.Of(cluster.Name, cluster.Username, privilege, grant);
    }
}
