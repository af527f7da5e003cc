using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DorisDr.ResourceModel.Values;

/// <summary>The way to one value inside a property map, in Pulumi's spelling: <c>a.b[0]["x.y"]</c> (sdk/go/common/resource/properties_path.go).</summary>
public sealed class PropertyPath : IEquatable<PropertyPath>
{
    /// <summary>The segment that stands for all keys and all elements of one level; only in what users write.</summary>
    public const string Wildcard = "*";

    private PropertyPath(ImmutableArray<Segment> segments) => Segments = segments;

    /// <summary>The segments from the root on.</summary>
    public ImmutableArray<Segment> Segments { get; }

    /// <summary>The path of nothing: the whole map.</summary>
    public static PropertyPath Root { get; } = new([]);

    /// <summary>The top-level name, or an empty text for the root.</summary>
    public string First => Segments.IsEmpty ? "" : Segments[0].Name ?? "";

    /// <summary>A path that goes one name deeper.</summary>
    public PropertyPath Child(string name) => new(Segments.Add(new Segment(name, 0)));

    /// <summary>A path that goes one list element deeper.</summary>
    public PropertyPath Child(int index) => new(Segments.Add(new Segment(null, index)));

    /// <summary>A path of names.</summary>
    public static PropertyPath Of(params ReadOnlySpan<string> names)
    {
        var path = Root;
        foreach (var name in names)
        {
            path = path.Child(name);
        }

        return path;
    }

    /// <summary>Reads a path; false when it is malformed (leading dot, open bracket or quote, index that is no whole number).</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PropertyPath? path)
    {
        path = null;
        var segments = ImmutableArray.CreateBuilder<Segment>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '[')
            {
                if (!TryBracket(text, ref at, segments))
                {
                    return false;
                }
            }
            else
            {
                if (text[at] == '.' && (segments.Count == 0 || ++at >= text.Length))
                {
                    return false;
                }

                var end = text.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? text.Length : at + end;
                if (end == at)
                {
                    return false;
                }

                segments.Add(new Segment(text[at..end], 0));
                at = end;
            }
        }

        path = new(segments.ToImmutable());
        return true;
    }

    /// <summary>The value at this place of a map, secret when anything on the way is; null when there is none.</summary>
    public PropertyValue? FindIn(PropertyMap map)
    {
        PropertyValue? value = PropertyValue.Of(map);
        var isSecret = false;
        foreach (var segment in Segments)
        {
            isSecret |= value is PropertyValue.SecretValue;
            value = value?.Unwrapped switch
            {
                PropertyValue.MapValue inner when segment.Name is { } name => inner.Entries.Find(name),
                PropertyValue.ListValue list when segment.Name is null => list.Items.ElementAtOrDefault(segment.Index),
                _ => null,
            };
        }

        return value is null ? null : isSecret ? PropertyValue.Secret(value) : value;
    }

    /// <summary>True when this path, with its wildcards, is the other one or leads to it.</summary>
    public bool Covers(PropertyPath other) =>
        Segments.Length <= other.Segments.Length
        && Segments.Zip(other.Segments).All(pair => pair.First.Name == Wildcard || pair.First == pair.Second);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var segment in Segments)
        {
            if (segment.Name is null)
            {
                text.Append('[').Append(segment.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
            }
            else if (segment.Name.Length == 0 || segment.Name.AsSpan().IndexOfAny(".[]\"") >= 0)
            {
                text.Append("[\"").Append(segment.Name.Replace("\"", "\\\"", StringComparison.Ordinal)).Append("\"]");
            }
            else
            {
                text.Append(text.Length == 0 ? "" : ".").Append(segment.Name);
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(PropertyPath? other) => other is not null && Segments.SequenceEqual(other.Segments);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PropertyPath);

    /// <inheritdoc/>
    public override int GetHashCode() => Segments.Aggregate(17, static (hash, s) => HashCode.Combine(hash, s));

    private static bool TryBracket(string text, ref int at, ImmutableArray<Segment>.Builder segments)
    {
        if (at + 1 < text.Length && text[at + 1] == '"')
        {
            var name = new StringBuilder();
            for (at += 2; at < text.Length && text[at] != '"'; at++)
            {
                at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '"' ? 1 : 0;
                name.Append(text[at]);
            }

            if (at + 1 >= text.Length || text[at + 1] != ']')
            {
                return false;
            }

            at += 2;
            segments.Add(new Segment(name.ToString(), 0));
            return true;
        }

        var close = text.IndexOf(']', at);
        if (close < 0)
        {
            return false;
        }

        var inner = text[(at + 1)..close];
        at = close + 1;
        if (inner == Wildcard)
        {
            segments.Add(new Segment(Wildcard, 0));
            return true;
        }

        var isIndex = int.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        segments.Add(new Segment(null, index));
        return isIndex;
    }

    /// <summary>One step: a name, or an index when the name is null.</summary>
    public readonly record struct Segment(string? Name, int Index);
}
