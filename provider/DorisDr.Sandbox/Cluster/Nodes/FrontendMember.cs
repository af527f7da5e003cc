using System.Security.Cryptography;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>A frontend as the cluster knows it.</summary>
/// <param name="Name">The name that SHOW FRONTENDS prints.</param>
/// <param name="Host">Its host as it was added.</param>
/// <param name="EditLogPort">Its edit log port as it was added.</param>
/// <param name="Letter">The frontend of this sandbox that it is; null when the address is none of them.</param>
/// <param name="HasJoined">Whether it ever ran as a member. Only those count for a majority.</param>
/// <param name="Added">When it was added.</param>
/// <param name="Number">Its place in the order of joining.</param>
internal sealed record FrontendMember(string Name, string Host, int EditLogPort, string? Letter, bool HasJoined, DateTimeOffset Added, int Number)
{
    /// <summary>A name as a frontend gets it when it is added.</summary>
    public static string NewName() => "fe_" + new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D").Replace('-', '_');
}
