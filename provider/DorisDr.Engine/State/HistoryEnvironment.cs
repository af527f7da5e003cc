using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DorisDr.Engine.State;

/// <summary>The facts about a run that Pulumi puts into a history record (pkg/backend/updates.go; recorded).</summary>
public static class HistoryEnvironment
{
    /// <summary>Facts of a run from the command line.</summary>
    /// <param name="version">Version text of this program.</param>
    /// <param name="flags">Flags that the user gave, with their values.</param>
    public static ImmutableSortedDictionary<string, string> Of(string version, IEnumerable<KeyValuePair<string, string>> flags)
    {
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts["exec.kind"] = "cli";
        facts["pulumi.arch"] = RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "amd64",
            Architecture.X86 => "386",
            _ => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant(),
        };
        facts["pulumi.os"] = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        facts["pulumi.version"] = version;
        facts["runtime.name"] = "yaml";
        facts["stack.environments"] = "[]";
        facts["updatePlan"] = "false";
        foreach (var (flag, value) in flags)
        {
            facts[$"pulumi.flag.{flag}"] = value;
        }

        return facts.ToImmutable();
    }
}
