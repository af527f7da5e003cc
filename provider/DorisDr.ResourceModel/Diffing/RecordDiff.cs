using System.Collections.Immutable;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Diffing;

/// <summary>
/// The diff that follows from the descriptor alone: live outputs against new inputs, and old inputs against new inputs for what cannot be read.
/// Null, missing, empty and default are the same; secret or not is no difference.
/// </summary>
internal static class RecordDiff
{
    /// <summary>Every difference, with the attributes' verdict on replacing. Ignored paths are left out.</summary>
    public static ImmutableArray<PropertyChange> Compare(RecordDescriptor inputs, DiffRequest request)
    {
        var ignored = request.IgnoreChanges
            .Select(p => PropertyPath.TryParse(p, out var path) ? path : null)
            .OfType<PropertyPath>()
            .ToImmutableArray();
        var changes = ImmutableArray.CreateBuilder<PropertyChange>();
        CompareRecord(inputs, request.OldOutputs, request.OldInputs, request.News, PropertyPath.Root, replaces: false, changes);
        return [.. changes.Where(c => !ignored.Any(i => i.Covers(c.Path)))];
    }

    private static void CompareRecord(
        RecordDescriptor descriptor,
        PropertyMap outputs,
        PropertyMap oldInputs,
        PropertyMap news,
        PropertyPath at,
        bool replaces,
        ImmutableArray<PropertyChange>.Builder changes)
    {
        foreach (var property in descriptor.Properties.Where(p => !p.NotCompared))
        {
            var byInputs = property.ComparesInputs || !outputs.ContainsKey(property.Name);
            var old = (byInputs ? oldInputs : outputs).Find(property.Name);
            var next = news.Find(property.Name);
            var here = at.Child(property.Name);
            var replace = replaces || property.ForcesReplacement;
            if (property.Shape is PropertyShape.RecordShape { Descriptor: var inner } && Maps(old, next))
            {
                CompareRecord(inner, Entries(outputs, property.Name), Entries(oldInputs, property.Name), Entries(news, property.Name), here, replace, changes);
            }
            else if (property.Shape is PropertyShape.MapShape && Maps(old, next))
            {
                CompareMap(Entries(byInputs ? oldInputs : outputs, property.Name), Entries(news, property.Name), here, replace, byInputs, changes);
            }
            else
            {
                Compare(old, next, property, new PropertyChange(here, ChangeKind.Update, replace, byInputs), changes);
            }
        }
    }

    private static void CompareMap(
        PropertyMap olds, PropertyMap news, PropertyPath at, bool replaces, bool byInputs, ImmutableArray<PropertyChange>.Builder changes)
    {
        foreach (var key in olds.Keys.Union(news.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var change = new PropertyChange(at.Child(key), ChangeKind.Update, replaces, byInputs);
            Compare(olds.Find(key), news.Find(key), new PropertyDescriptor(key, PropertyShape.Text), change, changes);
        }
    }

    private static void Compare(
        PropertyValue? old, PropertyValue? next, PropertyDescriptor property, PropertyChange change, ImmutableArray<PropertyChange>.Builder changes)
    {
        if (ValueEquality.Equal(old, next, property))
        {
            return;
        }

        var kind = (ValueEquality.IsNothing(old, property), ValueEquality.IsNothing(next, property)) switch
        {
            (true, _) => ChangeKind.Add,
            (_, true) => ChangeKind.Delete,
            _ => ChangeKind.Update,
        };
        changes.Add(change with { Kind = kind });
    }

    /// <summary>True when both sides can be compared key by key: each is a map or absent, and one of them is there.</summary>
    private static bool Maps(PropertyValue? old, PropertyValue? next) =>
        (old is not null || next is not null) && IsMap(old) && IsMap(next);

    private static bool IsMap(PropertyValue? value) => value?.Unwrapped is null or PropertyValue.MapValue;

    private static PropertyMap Entries(PropertyMap map, string name) =>
        map.Find(name)?.Unwrapped is PropertyValue.MapValue inner ? inner.Entries : PropertyMap.Empty;
}
