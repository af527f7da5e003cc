using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Drift;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>The forms of a drift report.</summary>
internal static class DriftFormats
{
    /// <summary>What <c>--format</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["text", "json", "markdown", "junit"];

    /// <summary>The report in one of the forms, with a line end at its end.</summary>
    public static string Write(string format, DriftReport report, Palette palette) => format switch
    {
        "json" => DriftJson.Write(report),
        "markdown" => DriftMarkdown.Write(report),
        "junit" => DriftJUnit.Write(report),
        _ => DriftText.Write(report, palette),
    };
}
