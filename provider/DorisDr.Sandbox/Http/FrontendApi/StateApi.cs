using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Nodes;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>Whether a frontend is up (BootstrapFinishAction, HealthAction, MetaInfoAction). None of it proves that there is a master.</summary>
internal static class StateApi
{
    private const int NotReady = 503;

    public static void AddTo(ApiRouter api) => api
        .Open("GET", "/api/bootstrap", call => Guarded(call, Bootstrap))
        .Open("GET", "/api/health", call => Guarded(call, Health))
        .ForAdmin("GET", "/api/show_meta_info", MetaInfo);

    /// <summary>Open to all, unless the frontend is configured to ask everybody for a password.</summary>
    private static Reply Guarded(ApiCall call, Func<ApiCall, Reply> answer) =>
        call.Context.Config.Flag("enable_all_http_auth") && !call.TryAuthenticate(out _, out var refusal) ? refusal : answer(call);

    /// <summary>Real values are for who knows the cluster id and its token; nobody does here.</summary>
    private static Reply Bootstrap(ApiCall call) => IsReady(call)
        ? Reply.Ok(new JsonObject { ["replayedJournalId"] = 0, ["queryPort"] = 0, ["rpcPort"] = 0, ["arrowFlightSqlPort"] = 0, ["version"] = "" })
        : Reply.Error("not ready");

    private static Reply Health(ApiCall call) => IsReady(call)
        ? Reply.Ok(new JsonObject { ["online_backend_num"] = call.Context.Topology.BackendRecord.WasAlive(call.Context.Group.Heartbeats.Last) ? 1 : 0, ["total_backend_num"] = 1 })
        : new Reply("Server is not ready", NotReady, null, NotReady);

    private static Reply MetaInfo(ApiCall call)
    {
        var context = call.Context;
        if (call.Parameter("action") is not "show_ha")
        {
            return Reply.Ok("");
        }

        return Reply.Ok(new JsonObject
        {
            ["can_read"] = "true",
            ["role"] = context.IsMaster ? "MASTER" : "FOLLOWER",
            ["is_ready"] = IsReady(call) ? "true" : "false",
            ["electable_nodes"] = string.Join(' ', context.Group.Members.All.Select(m => context.Group.NodeOf(m)).Where(n => n != context.Group.Believed).Select(_ => NodeAddress.Host)),
            ["last_checkpoint_version"] = "0",
            ["last_checkpoint_time"] = "0",
            ["current_journal_id"] = Digits.Of(context.Node.Setup.Cluster.Journal.Last.Number),
            ["observer_nodes"] = "",
            ["master"] = NodeAddress.Host,
        });
    }

    private static bool IsReady(ApiCall call) => call.Context.Node.Life is { IsReady: true };
}
