using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Checking;

/// <summary>
/// Marks what a program wrote as secret where its declaration says so, and changes nothing else: configuration is recorded as it was written, and a
/// password must not be recorded in clear.
/// </summary>
internal static class DeclaredSecrets
{
    /// <summary>The map as written, secret where the checked form of it is; a text that holds an object with a secret is secret as a whole.</summary>
    public static PropertyMap Of(PropertyMap written, PropertyMap @checked) =>
        PropertyMap.Of(written.Select(e => KeyValuePair.Create(e.Key, @checked.TryGetValue(e.Key, out var value) ? Of(e.Value, value) : e.Value)));

    private static PropertyValue Of(PropertyValue written, PropertyValue @checked) => (written, @checked) switch
    {
        (PropertyValue.SecretValue or PropertyValue.NullValue, _) => written,
        (_, PropertyValue.SecretValue) => PropertyValue.Secret(written),
        (PropertyValue.MapValue map, PropertyValue.MapValue other) => PropertyValue.Of(Of(map.Entries, other.Entries)),
        (PropertyValue.ListValue list, PropertyValue.ListValue other) when list.Items.Length == other.Items.Length =>
            PropertyValue.Of(list.Items.Select((item, i) => Of(item, other.Items[i]))),
        _ => @checked.ContainsSecrets ? PropertyValue.Secret(written) : written,
    };
}
