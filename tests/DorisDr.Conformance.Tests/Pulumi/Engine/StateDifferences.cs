using System.Collections.Immutable;
using DorisDr.Engine.State;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>Compares the state of the embedded engine with the one that Pulumi wrote. Times, source positions and the order of sets do not count.</summary>
internal static class StateDifferences
{
    public static IEnumerable<string> Of(Deployment expected, Deployment actual)
    {
        foreach (var urn in expected.Resources.Select(r => r.Urn).Union(actual.Resources.Select(r => r.Urn), StringComparer.Ordinal))
        {
            var wanted = expected.Resources.FirstOrDefault(r => r.Urn == urn);
            var found = actual.Resources.FirstOrDefault(r => r.Urn == urn);
            if (wanted is null || found is null)
            {
                yield return wanted is null ? $"state has {urn}" : $"state lacks {urn}";
                continue;
            }

            foreach (var (field, a, b) in Fields(wanted, found).Where(f => f.Expected != f.Actual))
            {
                yield return $"state {urn} {field}: {b} instead of {a}";
            }
        }
    }

    private static IEnumerable<(string Field, string Expected, string Actual)> Fields(ResourceState a, ResourceState b) =>
    [
        ("type", a.Type, b.Type),
        ("id", a.Id, b.Id),
        ("inputs", a.Inputs.Equals(b.Inputs) ? "" : a.Inputs.Plain().ToString(), a.Inputs.Equals(b.Inputs) ? "" : b.Inputs.Plain() + (a.Inputs.Plain().Equals(b.Inputs.Plain()) ? " (secrets)" : "")),
        ("outputs", a.Outputs.Equals(b.Outputs) ? "" : a.Outputs.Plain().ToString(), a.Outputs.Equals(b.Outputs) ? "" : b.Outputs.Plain() + (a.Outputs.Plain().Equals(b.Outputs.Plain()) ? " (secrets)" : "")),
        ("parent", a.Parent, b.Parent),
        ("provider", a.Provider, b.Provider),
        ("flags", $"{a.Custom} {a.Protect} {a.PendingReplacement} {a.RetainOnDelete} {a.Delete}", $"{b.Custom} {b.Protect} {b.PendingReplacement} {b.RetainOnDelete} {b.Delete}"),
        ("dependencies", Set(a.Dependencies), Set(b.Dependencies)),
        ("propertyDependencies", Sets(a.PropertyDependencies), Sets(b.PropertyDependencies)),
        ("initErrors", string.Join('|', a.InitErrors), string.Join('|', b.InitErrors)),
        ("additionalSecretOutputs", Set(a.AdditionalSecretOutputs), Set(b.AdditionalSecretOutputs)),
        ("customTimeouts", string.Join(',', a.CustomTimeouts), string.Join(',', b.CustomTimeouts)),
        ("importID", a.ImportId, b.ImportId),
        ("deletedWith", a.DeletedWith, b.DeletedWith),
        ("ignoreChanges", string.Join(',', a.IgnoreChanges), string.Join(',', b.IgnoreChanges)),
    ];

    private static string Set(ImmutableArray<string> items) => string.Join(',', items.Order(StringComparer.Ordinal));

    private static string Sets(ImmutableSortedDictionary<string, ImmutableArray<string>> sets) => string.Join(';', sets.Select(s => $"{s.Key}={Set(s.Value)}"));
}
