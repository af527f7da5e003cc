using System.Security.Cryptography.X509Certificates;
using DorisDr.Sandbox.Faults;

namespace DorisDr.Sandbox.Cluster;

/// <summary>What a frontend is made of and keeps over kill and start.</summary>
internal sealed record FrontendSetup(string Name, ClusterTopology Topology, string File, SandboxClock Clock, Personality Personality, StatementLog Log, FaultRules Faults,
    X509Certificate2? Certificate);
