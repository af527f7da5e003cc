namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>One configuration key of a node: what it is by default and who may change it (FE/common/ConfigBase.java, be/src/common/config.h).</summary>
/// <param name="Name">The plain name.</param>
/// <param name="Type">The type as SHOW prints it: <c>long</c>, <c>String[]</c>, <c>int32_t</c> ..</param>
/// <param name="Default">The value of a node that is given no other.</param>
/// <param name="IsMutable">Whether it can change while the node runs.</param>
/// <param name="IsMasterOnly">Whether only the master's value counts; frontends only.</param>
/// <param name="Prefix">What stands before the name where it is shown: <c>experimental_</c>, <c>deprecated_</c> or nothing.</param>
internal sealed record ConfigEntry(string Name, string Type, string Default, bool IsMutable, bool IsMasterOnly, string Prefix)
{
    /// <summary>The name as SHOW prints it.</summary>
    public string ShownName => Prefix + Name;
}
