using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Testing.Frontends;
using DorisDr.Testing.Model;
using Xunit;

namespace DorisDr.UnitTests.Resources;

/// <summary>Drives one policy through the provider, over a scripted cluster, and keeps what an engine would record of it.</summary>
internal sealed class PolicyDriver : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly ResourceIdentity _resource;
    private readonly ResourceProvider<ProviderConfig, ClusterDirectory> _provider;
    private readonly PropertyMap _http;
    private string _id = "";
    private PropertyMap _inputs = PropertyMap.Empty;
    private int _statements;
    private int _frontendRequests;
    private int _backendRequests;

    private PolicyDriver(string type, ClusterScript script, PropertyMap http)
    {
        (Script, _http) = (script, http);
        _resource = new ResourceIdentity($"urn:pulumi:dev::p::{type}::policy", type, "policy");
        _provider = DorisProvider.Create(_ => null, Log, TimeProvider.System);
    }

    internal ClusterScript Script { get; }

    internal RecordingLog Log { get; } = new();

    internal PropertyMap Outputs { get; private set; } = PropertyMap.Empty;

    internal IReadOnlyList<string> Unfinished { get; private set; } = [];

    internal static async Task<PolicyDriver> StartAsync(string type, ClusterScript? script = null, params (string, PropertyValue)[] http)
    {
        var driver = new PolicyDriver($"dorisdr:index:{type}", script ?? new ClusterScript(), PropertyMap.Of(http));
        await driver.ForgetAsync();
        return driver;
    }

    /// <summary>As at the start of a run: nothing read before counts.</summary>
    internal Task ForgetAsync()
    {
        var config = PropertyMap.Of(
            ("endpoints", PropertyValue.Of($"127.0.0.1:{Script.Port}")),
            ("password", PropertyValue.Of(Script.Password)),
            ("statementTimeout", PropertyValue.Of("5s")),
            ("connectTimeout", PropertyValue.Of("2s")));
        return _provider.ConfigureAsync(_http.Count == 0 ? config : config.With("http", PropertyValue.Of(_http)), Never);
    }

    internal async Task<IReadOnlyList<string>> ProblemsAsync(params (string, PropertyValue)[] news) =>
        [.. (await _provider.CheckAsync(new CheckRequest(_resource, PropertyMap.Empty, PropertyMap.Of(news)), Never)).Problems.Select(p => $"{p.Code} {p.Path}")];

    internal async Task CreateAsync(params (string, PropertyValue)[] news)
    {
        _inputs = await CheckAsync(news);
        var created = await _provider.CreateAsync(new CreateRequest(_resource, _inputs, Preview: false, null), Never);
        (_id, Outputs, Unfinished) = (created.Id, created.Outputs, created.Unfinished);
    }

    internal async Task<PropertyMap> PreviewAsync(params (string, PropertyValue)[] news) =>
        (await _provider.CreateAsync(new CreateRequest(_resource, await CheckAsync(news), Preview: true, null), Never)).Outputs;

    internal async Task UpdateAsync(params (string, PropertyValue)[] news)
    {
        var next = await CheckAsync(news);
        var updated = await _provider.UpdateAsync(new UpdateRequest(_resource, _id, _inputs, Outputs, next, [], Preview: false, null), Never);
        (_inputs, Outputs, Unfinished) = (next, updated.Outputs, updated.Unfinished);
    }

    /// <summary>What refresh does; the paths that differ from the declaration then.</summary>
    internal async Task<IReadOnlyList<string>> RefreshAsync()
    {
        await ForgetAsync();
        var declared = _inputs;
        var read = await _provider.ReadAsync(new ReadRequest(_resource, _id, _inputs, Outputs, null), Never);
        (_inputs, Outputs) = (read!.Inputs, read.Outputs);
        var diff = await _provider.DiffAsync(new DiffRequest(_resource, _id, _inputs, Outputs, declared, []), Never);
        return [.. diff.Changes.Select(change => change.Path.ToString())];
    }

    internal async Task<PropertyMap?> ImportAsync(string id) =>
        (await _provider.ReadAsync(new ReadRequest(_resource, id, null, null, null), Never))?.Inputs;

    internal Task DeleteAsync() => _provider.DeleteAsync(new DeleteRequest(_resource, _id, _inputs, Outputs, null), Never);

    internal async Task<PropertyMap> InvokeAsync(string function) =>
        (await _provider.InvokeAsync(new InvokeRequest($"dorisdr:index:{function}", PropertyMap.Empty, Preview: false), Never)).Outputs;

    internal IReadOnlyList<string> Deviations =>
        Outputs.Find("deviations")?.Unwrapped is PropertyValue.ListValue list ? [.. list.Items.Select(item => ((PropertyValue.TextValue)item).Value)] : [];

    /// <summary>Statements and requests since the last call of this.</summary>
    internal (string[] Statements, ScriptedRequest[] Requests) Traffic()
    {
        var (statements, frontends, backends) = (Script.Statements, Script.FrontendRequests, Script.BackendRequests);
        ScriptedRequest[] requests = [.. frontends.Skip(_frontendRequests), .. backends.Skip(_backendRequests)];
        var result = (statements.Skip(_statements).ToArray(), requests);
        (_statements, _frontendRequests, _backendRequests) = (statements.Count, frontends.Count, backends.Count);
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Script.DisposeAsync();
    }

    private async Task<PropertyMap> CheckAsync((string, PropertyValue)[] news)
    {
        var result = await _provider.CheckAsync(new CheckRequest(_resource, PropertyMap.Empty, PropertyMap.Of(news)), Never);
        Assert.Empty(result.Problems);
        return result.Inputs;
    }
}
