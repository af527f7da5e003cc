using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>The outer part of a checkpoint file or of an exported stack, with the deployment still unread.</summary>
/// <param name="Version">Version of the format, 0 to 4.</param>
/// <param name="Stack">Full name of the stack; empty in exports and in old files.</param>
/// <param name="Deployment">The deployment; null before the first write.</param>
/// <param name="Extra">Fields beside <c>version</c> and <c>checkpoint</c> that are not known.</param>
/// <param name="CheckpointExtra">Fields beside <c>stack</c> and <c>latest</c>.</param>
internal sealed record CheckpointEnvelope(int Version, string Stack, JObject? Deployment, JObject Extra, JObject CheckpointExtra)
{
    /// <summary>Newest version that is read.</summary>
    public const int NewestVersion = 4;

    private static readonly string[] KnownFeatures =
        ["refreshBeforeUpdate", "views", "hooks", "taint", "replaceWith", "snippets-prototype", "extensionParameterization", "byteString"];

    /// <summary>Features of version 4 that the file says it uses.</summary>
    public IReadOnlyList<string> Features { get; private init; } = [];

    /// <summary>Which secrets provider the deployment names; null for none.</summary>
    public SecretsProviderState? Secrets =>
        Deployment?["secrets_providers"] is JObject provider && (string?)(provider["type"] as JValue) is { Length: > 0 } type
            ? new(type, provider["state"] as JObject ?? [])
            : null;

    /// <summary>An envelope for a stack without a file of its own.</summary>
    public static CheckpointEnvelope Empty(string stack) => new(3, stack, null, [], []);

    /// <summary>Reads a checkpoint file (pkg/resource/stack/checkpoint.go).</summary>
    /// <exception cref="ProblemException">DDR2410: it is damaged or of a version that nobody knows.</exception>
    public static CheckpointEnvelope ReadCheckpoint(string text)
    {
        var outer = ReadObject(text);
        var version = VersionOf(outer);
        if (version is < 0 or > NewestVersion)
        {
            throw new ProblemException(StateProblems.Malformed($"unsupported checkpoint version {version}"));
        }

        // Version 0 had no wrapper: what stands in the outer object is the checkpoint. The file that `stack init` writes first is such a one, and empty.
        var checkpoint = version == 0 ? outer : outer["checkpoint"] as JObject ?? [];
        return new(
            version,
            (string?)(checkpoint["stack"] as JValue) ?? "",
            checkpoint["latest"] as JObject,
            version == 0 ? [] : Without(outer, "version", "features", "checkpoint"),
            Without(checkpoint, "stack", "latest", "version", "checkpoint"))
        {
            Features = FeaturesOf(outer, version),
        };
    }

    /// <summary>Reads what <c>stack export</c> wrote.</summary>
    /// <param name="text">The file.</param>
    /// <param name="stack">Name of the stack, for messages.</param>
    /// <exception cref="ProblemException">DDR2415: it is not such a file.</exception>
    public static CheckpointEnvelope ReadExport(string text, string stack)
    {
        JObject outer;
        try
        {
            outer = GoJson.Parse(text) as JObject ?? throw new FormatException("not an object");
        }
        catch (FormatException e)
        {
            throw new ProblemException(StateProblems.ImportFile(e.Message == "unexpected end of JSON input" ? "unexpected EOF" : e.Message), e);
        }

        var version = VersionOf(outer);
        return version switch
        {
            < 1 => throw new ProblemException(
                StateProblems.ImportFile($"the stack '{stack}' is too old to be used by this version of the Pulumi CLI")),
            > NewestVersion => throw new ProblemException(
                StateProblems.ImportFile($"the stack '{stack}' is newer than what this version of the Pulumi CLI understands")),
            _ => new(version, "", outer["deployment"] as JObject, [], []) { Features = FeaturesOf(outer, version) },
        };
    }

    private static string[] FeaturesOf(JObject outer, int version)
    {
        if (version < NewestVersion)
        {
            return [];
        }

        string[] features = outer["features"] is JArray list ? [.. list.Select(f => (string?)(f as JValue) ?? "")] : [];
        var unknown = features.Except(KnownFeatures, StringComparer.Ordinal).ToArray();
        return unknown.Length == 0
            ? features
            : throw new ProblemException(new Problem(
                StateProblems.UnsupportedCode,
                $"failed to load checkpoint: this stack's deployment needs support for the following features: {string.Join(", ", unknown)}",
                StateProblems.UsePulumi));
    }

    private static JObject ReadObject(string text)
    {
        try
        {
            return GoJson.Parse(text) as JObject ?? throw new FormatException("not an object");
        }
        catch (FormatException e)
        {
            throw new ProblemException(
                StateProblems.Malformed(e.Message == "unexpected end of JSON input" ? $"place 1: {e.Message}" : e.Message), e);
        }
    }

    private static int VersionOf(JObject outer) => outer["version"] switch
    {
        null => 0,
        JValue { Value: long and >= 0 and <= int.MaxValue and var version } => (int)version,
        _ => -1,
    };

    private static JObject Without(JObject map, params ReadOnlySpan<string> names)
    {
        var rest = (JObject)map.DeepClone();
        foreach (var name in names)
        {
            rest.Remove(name);
        }

        return rest;
    }
}
