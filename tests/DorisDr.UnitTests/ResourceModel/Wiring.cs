using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;

namespace DorisDr.UnitTests.ResourceModel;

/// <summary>Short forms for talking to the shelf provider.</summary>
internal static class Wiring
{
    public static readonly ResourceIdentity Shelf = new("urn:pulumi:dev::p::room:index:Shelf::a", "room:index:Shelf", "a");

    public static CancellationToken None => CancellationToken.None;

    public static async Task<IProvider> ConfiguredAsync(ShelfRoom room)
    {
        var provider = room.Provider();
        await provider.ConfigureAsync(PropertyMap.Of(("room", PropertyValue.Of("7"))), None);
        return provider;
    }

    public static PropertyValue Text(string text) => PropertyValue.Of(text);

    public static PropertyMap Map(params (string, PropertyValue)[] entries) => PropertyMap.Of(entries);

    public static Task<CheckResult> CheckAsync(this IProvider provider, PropertyMap news, PropertyMap? olds = null) =>
        provider.CheckAsync(new CheckRequest(Shelf, olds ?? PropertyMap.Empty, news), None);

    public static Task<DiffResult> DiffAsync(this IProvider provider, PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, params string[] ignore) =>
        provider.DiffAsync(new DiffRequest(Shelf, "a", oldInputs, oldOutputs, news, ignore), None);

    public static string Render(this DiffResult diff) => string.Join(
        " ", diff.Changes.Select(c => $"{c.Kind}:{c.Path}{(c.Replaces ? "!" : "")}{(c.InputOnly ? "i" : "")}"));
}
