using DorisDr.Plugin.Protos;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Processes;
using Grpc.Core;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>The published plugin over gRPC, called in the order in which Pulumi's engine calls a provider (pkg/resource/deploy/step_generator.go).</summary>
internal sealed class PluginDriver : IContractDriver
{
    private readonly PublishedPlugin _plugin;
    private readonly PluginCalls _calls;
    private readonly string _endpoint;

    private PluginDriver(PublishedPlugin plugin, PluginCalls calls, string endpoint)
    {
        _endpoint = endpoint;
        _plugin = plugin;
        _calls = calls;
    }

    public RecordedObject? Recorded { get; private set; }

    public static async Task<PluginDriver> StartAsync(string type, string name, string endpoint)
    {
        var plugin = await PublishedPlugin.StartAsync();
        return new PluginDriver(plugin, new PluginCalls(new ResourceProvider.ResourceProviderClient(plugin.Channel), type, name), endpoint);
    }

    /// <summary>Goes on with the state of another engine.</summary>
    public void TakeOver(RecordedObject recorded) => Recorded = recorded;

    public Task<ContractOutcome> PreviewAsync(PropertyMap inputs) => GuardAsync(() => UpAsync(inputs, preview: true));

    public Task<ContractOutcome> UpAsync(PropertyMap inputs) => GuardAsync(() => UpAsync(inputs, preview: false));

    public Task<ContractOutcome> RefreshAsync() => GuardAsync(async () =>
    {
        if (Recorded is not { } recorded)
        {
            return new ContractOutcome("none");
        }

        var found = await _calls.ReadAsync(recorded.Id, recorded);
        Recorded = found;
        if (found is null)
        {
            return new ContractOutcome("delete");
        }

        // What the recorded inputs would change in what was found.
        var diff = await _calls.DiffAsync(found, recorded.Inputs);
        return Outcome(diff.Changes is DiffResponse.Types.DiffChanges.DiffNone ? "same" : "update", diff);
    });

    public Task<ContractOutcome> ImportAsync(string id) => GuardAsync(async () =>
    {
        var found = await _calls.ReadAsync(id, recorded: null) ?? throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, $"There is no {id}."));
        Recorded = found with { Inputs = await _calls.CheckAsync(found.Inputs, found.Inputs) };
        return new ContractOutcome("import");
    });

    public Task<ContractOutcome> DestroyAsync() => GuardAsync(async () =>
    {
        if (Recorded is not { } recorded)
        {
            return new ContractOutcome("none");
        }

        await _calls.DeleteAsync(recorded);
        Recorded = null;
        return new ContractOutcome("delete");
    });

    public ValueTask DisposeAsync() => _plugin.DisposeAsync();

    private async Task<ContractOutcome> UpAsync(PropertyMap inputs, bool preview)
    {
        var news = await _calls.CheckAsync(Recorded?.Inputs ?? PropertyMap.Empty, inputs);
        if (Recorded is not { } recorded)
        {
            Keep(await _calls.CreateAsync(news, preview), preview);
            return new ContractOutcome("create");
        }

        var diff = await _calls.DiffAsync(recorded, news);
        if (diff.Changes is DiffResponse.Types.DiffChanges.DiffNone)
        {
            Keep(recorded with { Inputs = news }, preview);
            return new ContractOutcome("same");
        }

        if (diff.Replaces.Count == 0)
        {
            Keep(await _calls.UpdateAsync(recorded, news, preview), preview);
            return Outcome("update", diff);
        }

        if (!preview)
        {
            await _calls.DeleteAsync(recorded);
            Recorded = null;
        }

        Keep(await _calls.CreateAsync(await _calls.CheckAsync(PropertyMap.Empty, inputs), preview), preview);
        return Outcome("replace", diff);
    }

    private void Keep(RecordedObject recorded, bool preview) => Recorded = preview ? Recorded : recorded;

    private static ContractOutcome Outcome(string step, DiffResponse diff) => new(step, [.. diff.DetailedDiff.Keys.Order(StringComparer.Ordinal)], "");

    // An engine configures the provider anew in every run.
    private async Task<ContractOutcome> GuardAsync(Func<Task<ContractOutcome>> run)
    {
        try
        {
            await _calls.ConfigureAsync(_endpoint);
            return await run();
        }
        catch (RpcException failure)
        {
            return new ContractOutcome(ContractOutcome.Failed, [], failure.Status.Detail);
        }
    }
}
