using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>The listings of <c>/rest/v2/manager/node</c> (FE/httpv2/rest/manager/NodeAction.java). The master answers, whoever is asked.</summary>
internal static class NodeListingApi
{
    private const string Root = "/rest/v2/manager/node";

    public static void AddTo(ApiRouter api) => api
        .ForUsers("GET", Root + "/frontends", call => OfMaster(call, c => NodeListing.Frontends(c, call.Context.Node.Name)))
        .ForUsers("GET", Root + "/backends", call => OfMaster(call, NodeListing.Backends))
        .ForUsers("GET", Root + "/brokers", call => OfMaster(call, _ =>
            new RowsResult(ResultColumn.Varchars("Name", "Host", "Port", "Alive", "LastStartTime", "LastUpdateTime", "ErrMsg"), [])))
        .ForUsers("GET", Root + "/node_list", Nodes)
        .ForUsers("GET", Root + "/configuration_name", Names);

    /// <summary>The address of a frontend's HTTP port. All frontends are on one host here, so each has a port of its own.</summary>
    public static string AddressOf(Frontend node) => $"{NodeAddress.Host}:{Digits.Of(node.Setup.Ports.Http)}";

    /// <summary>The address of the backend's HTTP port.</summary>
    public static string AddressOfBackend(FrontendContext context) => $"{NodeAddress.Host}:{Digits.Of(context.Topology.Backend.Http)}";

    /// <summary>The frontends that are members and part of this sandbox.</summary>
    public static IEnumerable<Frontend> FrontendsOf(FrontendContext context) => context.Group.Members.All.Select(context.Group.NodeOf).OfType<Frontend>();

    private static Reply OfMaster(ApiCall call, Func<FrontendContext, RowsResult> list)
    {
        if (call.Context.Group.Master is not { Life.Context: { } master })
        {
            return Reply.Internal(MasterLost.NoClient().Message);
        }

        var listed = list(master);
        return Reply.Ok(new JsonObject
        {
            ["columnNames"] = JsonText.Array(listed.Columns.Select(c => c.Name)),
            ["rows"] = new JsonArray([.. listed.Rows.Select(r => (JsonNode)JsonText.Array(r.Select(c => c ?? "\\N")))]),
        });
    }

    private static Reply Nodes(ApiCall call) => Reply.Ok(HashedObject.Of(
        new("frontend", JsonText.Array(FrontendsOf(call.Context).Select(AddressOf))),
        new("backend", JsonText.Array([AddressOfBackend(call.Context)]))));

    private static Reply Names(ApiCall call) => Reply.Ok(HashedObject.Of(
        new("frontend", JsonText.Array(JavaHashOrder.OfGrown(call.Context.Config.All.Select(c => c.Entry.Name).ToList(), n => n))),
        new("backend", JsonText.Array((call.Context.Topology.BackendConfig?.All ?? []).Select(c => c.Entry.Name)))));
}
