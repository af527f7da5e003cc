using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.State;

namespace DorisDr.Cli.Running;

/// <summary>What the CLI writes to and asks on.</summary>
internal sealed record Terminal(TextReader Input, TextWriter Output, TextWriter Errors, IMachine Machine, TimeProvider Time)
{
    private static readonly string[] CiVariables = ["CI", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "BUILDKITE", "TF_BUILD", "TEAMCITY_VERSION"];

    /// <summary>True when a person can answer: a terminal on both sides, and no CI.</summary>
    public bool IsInteractive(bool nonInteractive) =>
        !nonInteractive
        && !Console.IsInputRedirected
        && !Console.IsOutputRedirected
        && Machine.Variable("TERM") != "dumb"
        && CiVariables.All(v => Machine.Variable(v) is null or "");

    /// <summary>Colours as the option says; by itself only on a terminal and without NO_COLOR.</summary>
    public ColorMode Colors(string? option) => option switch
    {
        "always" => ColorMode.Always,
        "never" => ColorMode.Never,
        "raw" => ColorMode.Raw,
        _ => Machine.Variable("NO_COLOR") is null or "" && !Console.IsOutputRedirected ? ColorMode.Always : ColorMode.Never,
    };
}
