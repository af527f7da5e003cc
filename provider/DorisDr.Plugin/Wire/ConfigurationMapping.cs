using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Wire;

/// <summary>
/// Provider configuration on the wire. The engine keeps keys of its own among it (pkg/resource/deploy/providers/registry.go); they are the
/// contract's business, so the provider behind never sees them.
/// </summary>
internal static class ConfigurationMapping
{
    private const string Version = "version";
    private static readonly HashSet<string> OfTheEngine = new(StringComparer.Ordinal) { Version, "pluginDownloadURL", "__internal" };

    /// <summary>The configuration without the engine's keys.</summary>
    public static PropertyMap WithoutEngineKeys(PropertyMap configuration) => configuration.Without(OfTheEngine.Contains);

    /// <summary>Puts the engine's version key back: it is recorded with the provider, and must come out as it went in.</summary>
    public static PropertyMap WithVersionOf(PropertyMap checkedInputs, PropertyMap news) =>
        news.TryGetValue(Version, out var version) ? checkedInputs.With(Version, version) : checkedInputs;

    /// <summary>What Configure gives: the typed arguments, or for engines that send none the texts under <c>package:config:key</c>.</summary>
    public static PropertyMap Decode(Protos.ConfigureRequest wire) => WithoutEngineKeys(
        ValueCodec.DecodeOrNull(wire.Args)
        ?? PropertyMap.Of(wire.Variables.Select(v => KeyValuePair.Create(v.Key[(v.Key.LastIndexOf(':') + 1)..], Text(v.Value)))));

    private static PropertyValue Text(string value) => Signatures.IsUnknown(value) ? PropertyValue.Unknown : PropertyValue.Of(value);
}
