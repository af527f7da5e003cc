using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// Puts the recorded values back where changes are ignored (pkg/resource/deploy/step_generator.go, processIgnoreChanges): map keys in both
/// directions,
/// list elements only where both sides have them.
/// </summary>
internal static class IgnoredChanges
{
    /// <summary>The new inputs with the ignored paths reset, and the messages about what cannot be ignored.</summary>
    public static (PropertyMap Inputs, ImmutableArray<string> Messages) Reset(PropertyMap olds, PropertyMap news, IEnumerable<string> paths)
    {
        var messages = ImmutableArray.CreateBuilder<string>();
        foreach (var text in paths)
        {
            if (text == PropertyPath.Wildcard)
            {
                news = olds;
            }
            else if (PropertyPath.TryParse(text, out var path) && !path.Segments.IsEmpty)
            {
                var uneven = false;
                if (Reset(PropertyValue.Of(olds), PropertyValue.Of(news), path.Segments.AsSpan(), ref uneven) is PropertyValue.MapValue map)
                {
                    news = map.Entries;
                }

                if (uneven)
                {
                    messages.Add($"cannot ignore changes in added or removed elements of the path: \"{text}\"");
                }
            }
        }

        return (news, messages.ToImmutable());
    }

    // A null stands for a value that is not there.
    private static PropertyValue? Reset(PropertyValue? old, PropertyValue? now, ReadOnlySpan<PropertyPath.Segment> path, ref bool uneven)
    {
        if (path.IsEmpty)
        {
            return old;
        }

        var result = (old?.Unwrapped, now?.Unwrapped) switch
        {
            (PropertyValue.ListValue a, PropertyValue.ListValue b) => ResetList(a, b, path, ref uneven),
            (PropertyValue.MapValue a, PropertyValue.MapValue b) => ResetMap(a.Entries, b.Entries, path, ref uneven),
            (PropertyValue.MapValue a, null) => ResetMap(a.Entries, null, path, ref uneven),
            (null, PropertyValue.MapValue b) => ResetMap(PropertyMap.Empty, b.Entries, path, ref uneven),
            _ => now,
        };
        return now is PropertyValue.SecretValue && result is not null ? PropertyValue.Secret(result) : result;
    }

    private static PropertyValue ResetList(
        PropertyValue.ListValue olds, PropertyValue.ListValue news, ReadOnlySpan<PropertyPath.Segment> path, ref bool uneven)
    {
        var items = news.Items;
        var longest = Math.Max(olds.Items.Length, items.Length);
        for (var i = 0; i < longest; i++)
        {
            if (path[0].Name != PropertyPath.Wildcard && (path[0].Name is not null || path[0].Index != i))
            {
                continue;
            }

            if (i >= olds.Items.Length || i >= items.Length)
            {
                uneven = true;
            }
            else if (Reset(olds.Items[i], items[i], path[1..], ref uneven) is { } item)
            {
                items = items.SetItem(i, item);
            }
        }

        return PropertyValue.Of(items);
    }

    private static PropertyValue? ResetMap(PropertyMap olds, PropertyMap? news, ReadOnlySpan<PropertyPath.Segment> path, ref bool uneven)
    {
        if (path[0].Name is not { } name)
        {
            return news is null ? null : PropertyValue.Of(news);
        }

        var result = news ?? PropertyMap.Empty;
        var names = name == PropertyPath.Wildcard ? olds.Keys.Union(result.Keys, StringComparer.Ordinal).ToArray() : [name];
        foreach (var key in names)
        {
            var value = Reset(olds.GetValueOrDefault(key), result.GetValueOrDefault(key), path[1..], ref uneven);
            result = value is null ? result.Without(key) : result.With(key, value);
        }

        return news is null && result.Count == 0 ? null : PropertyValue.Of(result);
    }
}
