using DorisDr.Engine.Operations;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>What all parts of one run share.</summary>
internal sealed record RunContext
{
    public required string Project { get; init; }

    /// <summary>Short stack name.</summary>
    public required string Stack { get; init; }

    public required OperationOptions Options { get; init; }

    public required Journal Journal { get; init; }

    public required RunEvents Events { get; init; }

    public required ProviderSessions Providers { get; init; }

    public required RunControl Control { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Makes ids of provider resources.</summary>
    public required Func<string> NewId { get; init; }

    public bool Preview => Options.Preview;

    public string RootUrn => Urn.OfStack(Stack, Project);

    /// <summary>The provider that a resource belongs to.</summary>
    public Task<IProvider> ProviderOfAsync(ResourceState resource) => ProviderOfAsync(resource.Provider);

    /// <summary>The provider behind a reference: as this run configured it, else with the configuration that the state holds.</summary>
    public Task<IProvider> ProviderOfAsync(string reference)
    {
        if (Providers.Find(reference) is { } configured)
        {
            return Task.FromResult(configured);
        }

        var recorded = Journal.Resources.FirstOrDefault(r => r.IsProvider && $"{r.Urn}::{r.Id}" == reference)
            ?? throw new InvalidOperationException($"the state has no provider {reference}");
        return Providers.ConfigureAsync(reference, ProviderInputs.Of(recorded.Inputs), Control.Terminate);
    }
}
