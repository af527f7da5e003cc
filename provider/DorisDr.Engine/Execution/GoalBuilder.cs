using System.Collections.Immutable;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.Programs.Evaluation;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>Evaluates the inputs of a declared resource and makes its registration.</summary>
internal sealed class GoalBuilder(RunContext run, EvaluationScope scope)
{
    private readonly Evaluator _evaluator = new(scope);

    public async Task<Goal> BuildAsync(ResourceDeclaration resource, SchemaResource schema, CancellationToken cancellationToken)
    {
        var inputs = PropertyMap.Of(
            schema.Inputs.All.Where(static p => p.Value.Constant is not null).Select(static p => KeyValuePair.Create(p.Key, p.Value.Constant!)));
        var sources = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var property in resource.Properties.Entries)
        {
            var value = await _evaluator.EvaluateAsync(property.Value, cancellationToken).ConfigureAwait(false);
            if (!value.Value.IsNull)
            {
                var secret = schema.Inputs.All.TryGetValue(property.Name, out var known) && known.Secret;
                inputs = inputs.With(property.Name, secret ? PropertyValue.Secret(value.Value) : value.Value);
                sources[property.Name] = [.. value.From.Order(StringComparer.Ordinal)];
                all.UnionWith(value.From);
            }
        }

        all.UnionWith(resource.Options.DependsOn.Select(d => scope.Resource(d.Root)!.Urn));
        return new Goal
        {
            Urn = UrnOf(resource),
            Type = resource.Type,
            Name = resource.Name,
            Inputs = inputs,
            Dependencies = [.. all],
            PropertyDependencies = sources.ToImmutable(),
            Protect = resource.Options.Protect,
            RetainOnDelete = resource.Options.RetainOnDelete,
            IgnoreChanges = resource.Options.IgnoreChanges,
            AdditionalSecretOutputs =
            [
                .. schema.SecretOutputs.Concat(resource.Options.AdditionalSecretOutputs).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            ],
            DeletedWith = resource.Options.DeletedWith is { } other ? scope.Resource(other.Root)!.Urn : "",
            CustomTimeouts = resource.Options.CustomTimeouts,
            ImportId = resource.Options.Import,
        };
    }

    public string UrnOf(ResourceDeclaration resource) => Urn.Of(run.Stack, run.Project, resource.Type, resource.Name);
}
