using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Processes;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>One sample under a name of its own, run by one driver; whatever it made is gone when it ends.</summary>
internal sealed class ContractTrial : IAsyncDisposable
{
    private readonly ContractSite _site;

    private readonly EndpointSwitch _endpoint;

    private ContractTrial(ContractSite site, EndpointSwitch endpoint, ContractSample sample, string name, IContractDriver driver)
    {
        _site = site;
        _endpoint = endpoint;
        Sample = sample;
        Name = name;
        Driver = driver;
    }

    internal ContractSample Sample { get; }

    internal string Name { get; }

    internal IContractDriver Driver { get; }

    internal PropertyMap Declared => Sample.Declared(_site, Name);

    internal static async Task<ContractTrial> StartAsync(ContractSite site, string type, string driver, string? name = null)
    {
        var subject = name ?? site.NewName();
        var sample = ContractSample.All.Single(s => s.Type == type);
        foreach (var sql in name is null ? sample.Prepare(subject) : [])
        {
            await site.SqlAsync(sql);
        }

        var endpoint = new EndpointSwitch(site.Endpoint);
        IContractDriver driven = driver == ContractTests.Plugin
            ? await PluginDriver.StartAsync(type, subject, endpoint.Endpoint)
            : new EngineDriver(type, subject, endpoint.Endpoint);
        return new ContractTrial(site, endpoint, sample, subject, driven);
    }

    internal Task<IReadOnlyList<string>> LookAsync() => Sample.Look(_site, Name);

    /// <summary>Another cluster stands behind the endpoint from now on.</summary>
    internal Task MeetOtherAsync() => _endpoint.ToAsync(_site.OtherEndpoint);

    /// <summary>Nothing answers at the endpoint from now on.</summary>
    internal Task LoseAsync() => _endpoint.ToAsync(null);

    public async ValueTask DisposeAsync()
    {
        await _endpoint.ToAsync(_site.Endpoint);
        await Driver.DestroyAsync();
        await Driver.DisposeAsync();
        await _endpoint.DisposeAsync();
    }
}
