using DorisDr.ResourceModel.Provider;
using static DorisDr.Plugin.Protos.PropertyDiff.Types;

namespace DorisDr.Plugin.Wire;

/// <summary>
/// The answer of Diff on the wire. The engine wants the same thing said four times: by verdict, by top-level name, by top-level name that replaces,
/// and by path; and it drops the paths unless a flag says that they are there (pkg/resource/plugin/provider_plugin.go).
/// </summary>
internal static class DiffMapping
{
    /// <summary>Writes the answer. The verdict is always given: to leave it out would make the engine compare by itself.</summary>
    public static Protos.DiffResponse Encode(DiffResult result)
    {
        var response = new Protos.DiffResponse
        {
            Changes = result.Changes.Count > 0 ? Protos.DiffResponse.Types.DiffChanges.DiffSome : Protos.DiffResponse.Types.DiffChanges.DiffNone,
            DeleteBeforeReplace = result.DeleteBeforeReplace && result.Replaces,
            HasDetailedDiff = true,
        };
        response.Diffs.Add(result.Changes.Select(c => c.Path.First).Distinct(StringComparer.Ordinal));
        response.Replaces.Add(result.Changes.Where(c => c.Replaces).Select(c => c.Path.First).Distinct(StringComparer.Ordinal));
        foreach (var change in result.Changes)
        {
            response.DetailedDiff[change.Path.ToString()] = new Protos.PropertyDiff { Kind = KindOf(change), InputDiff = change.InputOnly };
        }

        return response;
    }

    private static Kind KindOf(PropertyChange change) => (change.Kind, change.Replaces) switch
    {
        (ChangeKind.Add, false) => Kind.Add,
        (ChangeKind.Add, true) => Kind.AddReplace,
        (ChangeKind.Delete, false) => Kind.Delete,
        (ChangeKind.Delete, true) => Kind.DeleteReplace,
        (_, false) => Kind.Update,
        (_, true) => Kind.UpdateReplace,
    };
}
