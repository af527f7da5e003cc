using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Planning;

/// <summary>
/// The configuration of a provider as the state holds it, without what is the engine's own (pkg/resource/deploy/providers/provider.go).
/// </summary>
internal static class ProviderInputs
{
    public static PropertyMap Of(PropertyMap recorded) =>
        recorded.Without(static name => name is "version" or "pluginDownloadURL" or "pluginChecksums" or "__internal");
}
