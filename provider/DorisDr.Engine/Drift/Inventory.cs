using System.Collections.Immutable;
using DorisDr.Engine.Execution;
using DorisDr.Engine.Operations;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Drift;

/// <summary>Looks for objects that no resource of the stack stands for, among the types that the provider can list.</summary>
internal sealed class Inventory(StackSetup setup)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    /// <summary>One finding for each, or one that says why a type could not be listed.</summary>
    public async Task<ImmutableArray<DriftFinding>> UndeclaredAsync(ImmutableArray<ResourceState> resources, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Deadline, setup.Time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        var sessions = new ProviderSessions(setup.Providers, new SilentLog(), setup.Time);
        await using var closing = sessions.ConfigureAwait(false);
        var schema = sessions.Unconfigured.Schema;
        var findings = ImmutableArray.CreateBuilder<DriftFinding>();
        foreach (var type in Listable(schema))
        {
            var declared = resources.Where(r => r.Type == type).Select(static r => r.Id).ToHashSet(StringComparer.Ordinal);
            try
            {
                var provider = await sessions.ConfigureAsync("inventory", setup.ConfigurationOf(schema.Name), deadline.Token).ConfigureAwait(false);
                await foreach (var found in provider.ListAsync(new ListRequest(type, PropertyMap.Empty), deadline.Token).ConfigureAwait(false))
                {
                    if (!declared.Contains(found.Id))
                    {
                        findings.Add(new DriftFinding(DriftKind.Undeclared, new DriftSubject(type, found.Name, found.Id, ""), [], []));
                    }
                }
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                findings.Add(new DriftFinding(DriftKind.Unknown, new DriftSubject(type, "*", "", ""), [], [failure.Message]));
            }
        }

        return findings.ToImmutable();
    }

    private static IEnumerable<string> Listable(ProviderSchema schema) =>
        (schema.Document["resources"] as JObject ?? []).Properties().Where(static p => p.Value["listInputs"] is not null).Select(static p => p.Name);
}
