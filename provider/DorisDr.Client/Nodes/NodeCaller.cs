using DorisDr.Client.Http;
using DorisDr.Client.Sql;
using Newtonsoft.Json.Linq;

namespace DorisDr.Client.Nodes;

/// <summary>Gets calls to nodes on either of the two ways.</summary>
internal sealed class NodeCaller(NodeHttp http, NodeAddresses addresses)
{
    /// <summary>Calls one FE by its own address.</summary>
    internal async Task<JObject> CallFrontendAsync(ClusterNode node, HttpCall call, CancellationToken cancellation)
    {
        var address = addresses.OfFrontend(node);
        return FrontendReply.Data(await http.CallFrontendAsync(address, call, cancellation), call, address);
    }

    /// <summary>Calls one BE by its own address.</summary>
    internal async Task<T> CallBackendAsync<T>(
        ClusterNode node, HttpCall call, Func<JToken, HttpCall, HttpAddress, T> read, CancellationToken cancellation)
    {
        var address = NodeAddresses.OfBackend(node);
        return read(FrontendReply.Parse(await http.CallBackendAsync(address, call, cancellation), call, address), call, address);
    }

    /// <summary>Calls the FE that passes calls on: the first at a configured host that can be connected to.</summary>
    internal async Task<T> CallManagerAsync<T>(
        int? knownPort, HttpCall call, Func<JObject, HttpAddress, T> read, CancellationToken cancellation)
    {
        DorisException? failure = null;
        foreach (var address in addresses.OfManager(knownPort))
        {
            try
            {
                return read(FrontendReply.Data(await http.CallFrontendAsync(address, call, cancellation), call, address), address);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.Unreachable)
            {
                failure = error;
            }
        }

        throw failure!;
    }

    /// <summary>Whether a failure is one of this node, and not one that every node would give.</summary>
    internal static bool IsOfTheNode(DorisException error) => error.Kind
        is DorisErrorKind.Unreachable or DorisErrorKind.ConnectionLost or DorisErrorKind.TimedOut or DorisErrorKind.OutcomeUnknown
        or DorisErrorKind.UnreadableReply or DorisErrorKind.TlsFailed or DorisErrorKind.Redirected or DorisErrorKind.Unknown;
}
