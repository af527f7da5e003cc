namespace DorisDr.Engine.Execution;

/// <summary>Texts about objects that exist but are not as declared.</summary>
internal static class Unhealthy
{
    /// <summary>The reasons as one error.</summary>
    public static string List(IReadOnlyCollection<string> reasons) =>
        $"{reasons.Count} {(reasons.Count == 1 ? "error" : "errors")} occurred:" + string.Concat(reasons.Select(static r => $"\n\t* {r}"));

    /// <summary>The reasons as a warning about what was read.</summary>
    public static string Warning(IEnumerable<string> reasons, string how) =>
        $"{how} resource is in an unhealthy state:" + string.Concat(reasons.Select(static r => $"\n* {r}"));
}
