using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Checking;

/// <summary>
/// What can still be judged of a map in which something was found wrong: the places of the problems become unknown, so that the rules, which pass
/// over unknowns, say their part about all the rest in the same run.
/// </summary>
internal static class SoundParts
{
    /// <summary>The map with every place of a problem unknown; a list with a wrong element is unknown as a whole.</summary>
    public static PropertyMap Of(PropertyMap map, IEnumerable<Problem> problems) =>
        problems.Where(p => p.Path is { Segments.IsEmpty: false }).Aggregate(map, static (result, p) => Obscure(result, p.Path!, 0));

    private static PropertyMap Obscure(PropertyMap map, PropertyPath path, int depth)
    {
        var name = path.Segments[depth].Name!;
        return map.With(name, depth + 1 < path.Segments.Length && path.Segments[depth + 1].Name is not null && map.Find(name)?.Unwrapped is PropertyValue.MapValue inner
            ? PropertyValue.Of(Obscure(inner.Entries, path, depth + 1))
            : PropertyValue.Unknown);
    }
}
