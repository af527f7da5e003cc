using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Rec;

/// <summary>How <c>rec</c> compares: live outputs with new inputs, down to the single element, loosely typed.</summary>
internal static class RecDiff
{
    /// <summary>Compares the named properties.</summary>
    /// <param name="olds">What is there.</param>
    /// <param name="oldInputs">What was declared: a property that is there but was not declared is left alone.</param>
    /// <param name="news">What is declared.</param>
    /// <param name="names">The properties that count.</param>
    /// <param name="inputOnly">Properties that are compared with what was declared.</param>
    /// <param name="replacing">Properties that cannot change in place.</param>
    public static IReadOnlyList<PropertyChange> Compare(
        PropertyMap olds, PropertyMap oldInputs, PropertyMap news, IEnumerable<string> names, IReadOnlyCollection<string> inputOnly, IReadOnlyCollection<string> replacing)
    {
        var changes = new List<PropertyChange>();
        foreach (var name in names)
        {
            var isInput = inputOnly.Contains(name);
            var old = (isInput ? oldInputs : olds).GetValueOrDefault(name);
            if (news.ContainsKey(name) || oldInputs.ContainsKey(name))
            {
                var before = changes.Count;
                Compare(PropertyPath.Of(name), old, news.GetValueOrDefault(name), changes);
                for (var i = before; i < changes.Count; i++)
                {
                    changes[i] = changes[i] with { InputOnly = isInput, Replaces = replacing.Contains(name) };
                }
            }
        }

        return changes;
    }

    private static void Compare(PropertyPath path, PropertyValue? old, PropertyValue? now, List<PropertyChange> changes)
    {
        switch (old?.Unwrapped, now?.Unwrapped)
        {
            case (PropertyValue.MapValue from, PropertyValue.MapValue to):
                foreach (var name in from.Entries.Keys.Union(to.Entries.Keys, StringComparer.Ordinal))
                {
                    Compare(path.Child(name), from.Entries.GetValueOrDefault(name), to.Entries.GetValueOrDefault(name), changes);
                }

                break;
            case (PropertyValue.ListValue from, PropertyValue.ListValue to):
                for (var i = 0; i < Math.Max(from.Items.Length, to.Items.Length); i++)
                {
                    Compare(path.Child(i), from.Items.ElementAtOrDefault(i), to.Items.ElementAtOrDefault(i), changes);
                }

                break;
            case (null, null):
                break;
            case (null, _):
                changes.Add(new(path, ChangeKind.Add, false, false));
                break;
            case (_, null):
                changes.Add(new(path, ChangeKind.Delete, false, false));
                break;
            case var (from, to) when !Loosely(from!).Equals(Loosely(to!)):
                changes.Add(new(path, ChangeKind.Update, false, false));
                break;
        }
    }

    private static PropertyValue Loosely(PropertyValue value) => value.Plain() switch
    {
        PropertyValue.TextValue or PropertyValue.UnknownValue => value.Plain(),
        PropertyValue.NumberValue or PropertyValue.BoolValue => PropertyValue.Of(value.Plain().ToString()),
        var other => other,
    };
}
