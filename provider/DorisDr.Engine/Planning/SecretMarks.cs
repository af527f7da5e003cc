using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// Keeps what is secret secret when it comes back from a provider (pkg/resource/deploy/step.go and plugin/provider_plugin.go,
/// annotateSecrets).
/// </summary>
internal static class SecretMarks
{
    /// <summary>The values with the named ones wrapped, and those that stand where a secret stood before.</summary>
    public static PropertyMap Apply(PropertyMap values, PropertyMap secrets, IEnumerable<string> names)
    {
        var marked = Follow(values, secrets);
        foreach (var name in names)
        {
            if (marked.TryGetValue(name, out var value))
            {
                marked = marked.With(name, PropertyValue.Secret(value));
            }
        }

        return marked;
    }

    private static PropertyMap Follow(PropertyMap values, PropertyMap secrets) =>
        PropertyMap.Of(values.Select(e => KeyValuePair.Create(e.Key, secrets.TryGetValue(e.Key, out var secret) ? Follow(e.Value, secret) : e.Value)));

    private static PropertyValue Follow(PropertyValue value, PropertyValue secret) => (value, secret) switch
    {
        (_, PropertyValue.SecretValue) => PropertyValue.Secret(value),
        (PropertyValue.MapValue a, PropertyValue.MapValue b) => PropertyValue.Of(Follow(a.Entries, b.Entries)),
        (PropertyValue.ListValue a, PropertyValue.ListValue b) when a.Items.Length == b.Items.Length =>
            PropertyValue.Of(a.Items.Zip(b.Items, Follow)),
        _ => value,
    };
}
