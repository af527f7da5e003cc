using DorisDr.Client;
using DorisDr.Client.Sessions;
using DorisDr.Testing.Frontends;
using Microsoft.Extensions.Logging.Abstractions;

namespace DorisDr.UnitTests.Client.Sessions;

/// <summary>A client over scripted FEs.</summary>
internal static class ScriptedCluster
{
    internal static readonly string[] FrontendColumns = ["Name", "Host", "QueryPort", "Role", "IsMaster", "ClusterId", "Alive", "Version", "CurrentConnected"];

    internal static readonly string[] RepositoryColumns = ["RepoId", "RepoName", "CreateTime", "IsReadOnly", "Location", "Broker", "Type", "ErrMsg"];

    internal static ScriptedReply Frontends(bool isMasterConnected = true, string clusterId = "77") => ScriptedReply.Table(
        FrontendColumns,
        ["fe_1", "10.0.0.1", "9030", "FOLLOWER", "true", clusterId, "true", "doris-4.0.2-rc01-abc", isMasterConnected ? "Yes" : "No"],
        ["fe_2", "10.0.0.2", "9030", "FOLLOWER", "false", clusterId, "true", "doris-4.0.2-rc01-abc", isMasterConnected ? "No" : "Yes"]);

    internal static ScriptedReply Repositories(params string[] names) => ScriptedReply.Table(
        RepositoryColumns, [.. names.Select(name => new[] { "1", name, "2026-11-24 03:44:07", "false", $"s3://b/{name}", "-", "S3", null })]);

    internal static DorisCluster Connect(TimeProvider? time, Func<ClusterOptions, ClusterOptions>? change, params ScriptedFrontend[] frontends)
    {
        var options = new ClusterOptions
        {
            Endpoints = [.. frontends.Select(frontend => new DorisEndpoint("127.0.0.1", frontend.Port))],
            Password = new Password("canary-pw"),
            MasterPatience = TimeSpan.Zero,
        };
        return new DorisCluster(change?.Invoke(options) ?? options, time ?? TimeProvider.System, NullLogger.Instance);
    }

    internal static DorisCluster Connect(params ScriptedFrontend[] frontends) => Connect(null, null, frontends);
}
