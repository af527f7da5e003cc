namespace DorisDr.Resources.Doctor;

/// <summary>What one check of the doctor came to.</summary>
/// <param name="Cluster">The cluster in the provider configuration.</param>
/// <param name="Check">What was checked: endpoint, cluster, nodes, privileges, configuration, repository, object store.</param>
/// <param name="Subject">On what: an endpoint, a node, a repository; empty for the cluster.</param>
/// <param name="Verdict">How it is.</param>
/// <param name="Text">What was seen, and where something is to be done, the cause with code and remedy. Without secrets.</param>
public sealed record Examination(string Cluster, string Check, string Subject, Verdict Verdict, string Text);

/// <summary>How a check ended.</summary>
public enum Verdict
{
    /// <summary>As it should be.</summary>
    Good = 0,

    /// <summary>It works, but something will not, or is worth knowing.</summary>
    Warning,

    /// <summary>It does not work.</summary>
    Bad,
}
