using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Testing.Model;
using Xunit;

namespace DorisDr.Scenarios.Tests.Lifecycle;

/// <summary>Drives one sample through the provider, the way an engine does, and keeps what was said.</summary>
internal sealed class ResourceOnTrial : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly ResourceProvider<ProviderConfig, ClusterDirectory> _provider;
    private readonly ResourceIdentity _resource;

    private ResourceOnTrial(LifecycleSample sample, ClusterUnderTest cluster)
    {
        (Sample, Cluster) = (sample, cluster);
        _resource = new ResourceIdentity($"urn:pulumi:test::life::{sample.Type}::subject", sample.Type, "subject");
        _provider = DorisProvider.Create(_ => null, Log, TimeProvider.System);
    }

    internal LifecycleSample Sample { get; }

    internal ClusterUnderTest Cluster { get; }

    internal RecordingLog Log { get; } = new();

    internal PropertyMap Declared => Sample.Declared(Cluster);

    /// <summary>Starts a cluster with what the sample needs on it, and a provider for it.</summary>
    internal static async Task<ResourceOnTrial> StartAsync(LifecycleSample sample, string generation)
    {
        var trial = new ResourceOnTrial(sample, await ClusterUnderTest.StartAsync(generation, "1001"));
        await trial.Cluster.SqlAsync(sample.Prepare);
        await trial.ConfigureAsync();
        return trial;
    }

    internal Task ConfigureAsync(string? endpoint = null) => _provider.ConfigureAsync(
        PropertyMap.Of(("endpoints", PropertyValue.Of(endpoint ?? Cluster.Endpoint)), ("connectTimeout", PropertyValue.Of("3s")), ("password", PropertyValue.Of(Cluster.Password))), Never);

    internal async Task<PropertyMap> CheckAsync(PropertyMap? olds = null, PropertyMap? news = null)
    {
        var result = await _provider.CheckAsync(new CheckRequest(_resource, olds ?? PropertyMap.Empty, news ?? Declared), Never);
        Assert.Empty(result.Problems);
        return result.Inputs;
    }

    internal async Task<(string Id, PropertyMap Inputs, PropertyMap Outputs)> CreateAsync(bool preview = false)
    {
        var inputs = await CheckAsync();
        var created = await _provider.CreateAsync(new CreateRequest(_resource, inputs, preview, null), Never);
        Assert.Empty(created.Unfinished);
        return (created.Id, inputs, created.Outputs);
    }

    internal Task<ReadResult?> ReadAsync(string id, PropertyMap? inputs = null, PropertyMap? outputs = null) =>
        _provider.ReadAsync(new ReadRequest(_resource, id, inputs, outputs, null), Never);

    internal async Task<DiffResult> DiffAsync(string id, PropertyMap inputs, PropertyMap outputs, PropertyMap? news = null) =>
        await _provider.DiffAsync(new DiffRequest(_resource, id, inputs, outputs, await CheckAsync(inputs, news), []), Never);

    /// <summary>What an engine does with a diff: nothing, an update, or delete and create.</summary>
    internal async Task<PropertyMap> ApplyAsync(string id, PropertyMap inputs, PropertyMap outputs, DiffResult diff)
    {
        if (diff.Replaces)
        {
            await DeleteAsync(id, inputs, outputs);
            return (await CreateAsync()).Outputs;
        }

        var news = await CheckAsync(inputs);
        return (await _provider.UpdateAsync(new UpdateRequest(_resource, id, inputs, outputs, news, [], Preview: false, null), Never)).Outputs;
    }

    internal Task DeleteAsync(string id, PropertyMap inputs, PropertyMap outputs) =>
        _provider.DeleteAsync(new DeleteRequest(_resource, id, inputs, outputs, null), Never);

    internal Task<IReadOnlyList<string>> LookAsync() => Sample.LookAsync(Cluster);

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}
