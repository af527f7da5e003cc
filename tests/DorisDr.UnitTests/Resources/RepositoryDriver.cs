using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Testing.Frontends;
using DorisDr.Testing.Model;

namespace DorisDr.UnitTests.Resources;

/// <summary>Drives the repository resource through the provider, over a scripted FE.</summary>
internal sealed class RepositoryDriver : IAsyncDisposable
{
    internal const string Type = "dorisdr:index:Repository";

    private static readonly CancellationToken Never = CancellationToken.None;

    internal static readonly ResourceIdentity Resource = new("urn:pulumi:dev::p::dorisdr:index:Repository::eu", Type, "eu");

    private readonly ResourceProvider<ProviderConfig, ClusterDirectory> _provider;

    private RepositoryDriver(RepositoryScript script)
    {
        Script = script;
        Frontend = new ScriptedFrontend(script.Answer);
        _provider = DorisProvider.Create(_ => null, Log, TimeProvider.System);
    }

    internal RepositoryScript Script { get; }

    internal ScriptedFrontend Frontend { get; }

    internal RecordingLog Log { get; } = new();

    internal IProvider Provider => _provider;

    internal static async Task<RepositoryDriver> StartAsync(RepositoryScript? script = null, string? acceptClusterId = null)
    {
        var driver = new RepositoryDriver(script ?? new RepositoryScript());
        await driver.ConfigureAsync(acceptClusterId);
        return driver;
    }

    internal Task ConfigureAsync(string? acceptClusterId = null)
    {
        var config = PropertyMap.Of(
            ("endpoints", PropertyValue.Of([PropertyValue.Of($"127.0.0.1:{Frontend.Port}")])), ("statementTimeout", PropertyValue.Of("5s")));
        return Provider.ConfigureAsync(acceptClusterId is null ? config : config.With("acceptClusterId", PropertyValue.Of(acceptClusterId)), Never);
    }

    /// <summary>A sound declaration.</summary>
    internal static PropertyMap Declared(string location = "s3://bucket/eu", string secretKey = "canary-secret") => PropertyMap.Of(
        ("location", PropertyValue.Of(location)),
        ("s3", PropertyValue.Of(PropertyMap.Of(
            ("endpoint", PropertyValue.Of("http://store:9000")),
            ("region", PropertyValue.Of("us-east-1")),
            ("accessKey", PropertyValue.Of("canary-access")),
            ("secretKey", PropertyValue.Of(secretKey)),
            ("usePathStyle", PropertyValue.Of(true))))));

    internal static PropertyMap WithS3(PropertyMap inputs, string name, PropertyValue value) =>
        inputs.With("s3", PropertyValue.Of(((PropertyValue.MapValue)inputs["s3"].Unwrapped).Entries.With(name, value)));

    internal static PropertyMap WithoutS3(PropertyMap inputs, string name) =>
        inputs.With("s3", PropertyValue.Of(((PropertyValue.MapValue)inputs["s3"].Unwrapped).Entries.Without(name)));

    internal async Task<PropertyMap> CheckAsync(PropertyMap news, PropertyMap? olds = null)
    {
        var result = await Provider.CheckAsync(new CheckRequest(Resource, olds ?? PropertyMap.Empty, news), Never);
        Xunit.Assert.Empty(result.Problems);
        return result.Inputs;
    }

    internal async Task<IReadOnlyList<string>> ProblemsAsync(PropertyMap news) =>
        [.. (await Provider.CheckAsync(new CheckRequest(Resource, PropertyMap.Empty, news), Never)).Problems.Select(p => $"{p.Code} {p.Path}")];

    internal async Task<(CreateResult Result, PropertyMap Inputs)> CreateAsync(PropertyMap? news = null, bool preview = false)
    {
        var inputs = await CheckAsync(news ?? Declared());
        return (await Provider.CreateAsync(new CreateRequest(Resource, inputs, preview, null), Never), inputs);
    }

    internal Task<ReadResult?> ReadAsync(string id, PropertyMap? inputs = null, PropertyMap? outputs = null) =>
        Provider.ReadAsync(new ReadRequest(Resource, id, inputs, outputs, null), Never);

    internal async Task<DiffResult> DiffAsync(PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news) =>
        await Provider.DiffAsync(new DiffRequest(Resource, "eu", oldInputs, oldOutputs, await CheckAsync(news, oldInputs), []), Never);

    internal async Task<UpdateResult> UpdateAsync(PropertyMap oldInputs, PropertyMap oldOutputs, PropertyMap news, bool preview = false) =>
        await Provider.UpdateAsync(new UpdateRequest(Resource, "eu", oldInputs, oldOutputs, await CheckAsync(news, oldInputs), [], preview, null), Never);

    internal Task DeleteAsync(PropertyMap inputs, PropertyMap outputs) =>
        Provider.DeleteAsync(new DeleteRequest(Resource, "eu", inputs, outputs, null), Never);

    internal void Forget() => Provider.CancelAsync(Never).GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Frontend.DisposeAsync();
    }
}
