using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Diffing;

/// <summary>
/// Inputs as a Read returns them: what the user declared, with the live value only where it differs in meaning. So a refresh without drift changes
/// nothing, and drift is seen by the next diff.
/// </summary>
internal static class LiveInputs
{
    /// <summary>Merges live values into recorded inputs. Without recorded inputs (import) the live ones that are no defaults count.</summary>
    public static PropertyMap Merge(RecordDescriptor descriptor, PropertyMap? recorded, PropertyMap live) =>
        recorded is null or { Count: 0 } ? WithoutDefaults(descriptor, live) : MergeRecord(descriptor, recorded, live);

    private static PropertyMap MergeRecord(RecordDescriptor descriptor, PropertyMap recorded, PropertyMap live)
    {
        var result = recorded;
        foreach (var property in descriptor.Properties)
        {
            var old = recorded.Find(property.Name);
            var now = live.Find(property.Name);
            if (property.ComparesInputs || property.NotCompared || (old is null && now is null))
            {
                continue;
            }

            if (old?.Unwrapped is PropertyValue.MapValue oldMap && now?.Unwrapped is PropertyValue.MapValue nowMap)
            {
                var merged = property.Shape is PropertyShape.RecordShape { Descriptor: var inner }
                    ? MergeRecord(inner, oldMap.Entries, nowMap.Entries)
                    : MergeMap(oldMap.Entries, nowMap.Entries);
                result = result.With(property.Name, LikeSecret(old, PropertyValue.Of(merged)));
            }
            else if (!ValueEquality.Equal(old, now, property))
            {
                // What nobody declared and has no default is not managed.
                result = now is null ? Gone(result, property, old)
                    : old is null && property.Default is null ? result
                    : result.With(property.Name, LikeSecret(old, now));
            }
        }

        return result;
    }

    /// <summary>A declared value that is not there any more. A record whose parts are all write-only says nothing by its absence.</summary>
    private static PropertyMap Gone(PropertyMap result, PropertyDescriptor property, PropertyValue? old) =>
        property.Shape is PropertyShape.RecordShape { Descriptor: var inner } && old?.Unwrapped is PropertyValue.MapValue map
            ? result.With(property.Name, LikeSecret(old, PropertyValue.Of(map.Entries.Without(name => inner.Find(name) is { ComparesInputs: false, NotCompared: false }))))
            : result.Without(property.Name);

    private static PropertyMap MergeMap(PropertyMap recorded, PropertyMap live)
    {
        var result = PropertyMap.Empty;
        foreach (var (key, old) in recorded)
        {
            if (live.Find(key) is { } now)
            {
                result = result.With(key, ValueEquality.Equal(old, now, new PropertyDescriptor(key, PropertyShape.Text)) ? old : LikeSecret(old, now));
            }
        }

        return result;
    }

    private static PropertyMap WithoutDefaults(RecordDescriptor descriptor, PropertyMap live)
    {
        var result = PropertyMap.Empty;
        foreach (var property in descriptor.Properties.Where(p => !p.NotCompared))
        {
            var now = live.Find(property.Name);
            if (now is null || (property.Default is not null && ValueEquality.Equal(now, property.Default, property)))
            {
                continue;
            }

            if (property.Shape is PropertyShape.RecordShape { Descriptor: var inner } && now.Unwrapped is PropertyValue.MapValue map)
            {
                var kept = WithoutDefaults(inner, map.Entries);
                result = kept.Count == 0 ? result : result.With(property.Name, PropertyValue.Of(kept));
            }
            else if (!ValueEquality.IsNothing(now, property))
            {
                result = result.With(property.Name, now);
            }
        }

        return result;
    }

    private static PropertyValue LikeSecret(PropertyValue? old, PropertyValue now) => old is PropertyValue.SecretValue ? PropertyValue.Secret(now) : now;
}
