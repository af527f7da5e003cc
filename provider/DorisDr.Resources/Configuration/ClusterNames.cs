namespace DorisDr.Resources.Configuration;

/// <summary>Names of clusters in configuration, inputs and import ids.</summary>
internal static class ClusterNames
{
    /// <summary>The cluster that the top-level configuration describes.</summary>
    internal const string Default = "default";

    /// <summary>A name is a part of ids (<c>cluster/name</c>), so it has no slash.</summary>
    internal static bool IsValid(string name) =>
        name.Length is > 0 and <= 64 && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');
}
