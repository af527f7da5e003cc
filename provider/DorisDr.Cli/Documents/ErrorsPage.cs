using System.Text;
using DorisDr.Cli.Composition;
using DorisDr.Engine;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Documentation;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Problems;
using DorisDr.Sandbox;

namespace DorisDr.Cli.Documents;

/// <summary><c>errors.md</c>: every code that a user can see, with cause and remedy, by project.</summary>
internal static class ErrorsPage
{
    private static IEnumerable<(string Title, IEnumerable<ProblemKind> Problems)> Groups =>
    [
        ("What users write: names, types, shapes", ModelProblems.All),
        ("Provider configuration, clusters and resources", ResourceProblems.All),
        ("The embedded engine", EngineProblems.All),
        ("The command line", CliProblems.All),
        ("The sandbox", SandboxProblems.All.Select(p => new ProblemKind(p.Code, p.Cause, p.Remedy))),
        ("The plugin", PluginProblems.All),
    ];

    /// <summary>The page.</summary>
    public static string Write()
    {
        var text = new StringBuilder("# Errors\n\nEvery code, its cause and its remedy. `…` stands for what each case fills in. Codes are never reused.\n");
        foreach (var (title, problems) in Groups)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"\n## {title}\n\n{ProblemTable.Write(problems)}");
        }

        return text.ToString();
    }
}
