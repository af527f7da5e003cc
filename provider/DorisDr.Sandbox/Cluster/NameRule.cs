using System.Text.RegularExpressions;

namespace DorisDr.Sandbox.Cluster;

/// <summary>A rule for names, as Doris prints it.</summary>
internal sealed class NameRule(string printed)
{
    private readonly Regex _regex = new(printed, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    public string Printed { get; } = printed;

    public bool Allows(string name) => _regex.IsMatch(name);
}
