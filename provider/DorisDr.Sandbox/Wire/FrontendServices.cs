using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Nodes;
using DorisDr.Sandbox.Faults;

namespace DorisDr.Sandbox.Wire;

/// <summary>What a connection needs of the frontend that it is to.</summary>
internal sealed record FrontendServices(string Name, FrontendContext Context, StatementDispatch Dispatch, StatementLog Log, FaultRules Faults, X509Certificate2? Certificate)
{
    public Capability Offered => Certificate is null ? Capability.Offered : Capability.Offered | Capability.Ssl;
}
