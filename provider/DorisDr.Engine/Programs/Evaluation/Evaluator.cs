using System.Collections.Immutable;
using DorisDr.Engine.Programs.Expressions;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Evaluation;

/// <summary>
/// Evaluates expressions (pulumi-yaml: pkg/pulumiyaml/run.go). What comes from a secret is secret, what comes from an unknown is unknown.
/// </summary>
internal sealed class Evaluator(EvaluationScope scope)
{
    /// <exception cref="ProblemException">The value cannot be computed.</exception>
    public async Task<Evaluated> EvaluateAsync(Expression expression, CancellationToken cancellationToken) => expression switch
    {
        Constant constant => Evaluated.Of(constant.Value),
        Access access => Read(access),
        ListExpression list => Combine(await AllAsync(list.Items, cancellationToken).ConfigureAwait(false), PropertyValue.Of),
        MapExpression map => await MapAsync(map, cancellationToken).ConfigureAwait(false),
        SecretFunction secret => Secret(await EvaluateAsync(secret.Value, cancellationToken).ConfigureAwait(false)),
        Interpolation text => Flatten(
            await AllAsync(text.Parts, cancellationToken).ConfigureAwait(false), parts => PropertyValue.Of(string.Concat(parts.Select(GoText.Of)))),
        JsonFunction json => Flatten(
            await AllAsync([json.Value], cancellationToken).ConfigureAwait(false), parts => PropertyValue.Of(ValueJson.Of(parts[0]))),
        JoinFunction join => Flatten(
            await AllAsync([join.Delimiter, join.Items], cancellationToken).ConfigureAwait(false), parts => Join(join, parts[0], parts[1])),
        InvokeFunction invoke => await InvokeAsync(invoke, cancellationToken).ConfigureAwait(false),
        _ => throw new InvalidOperationException("an expression of an unknown kind"),
    };

    private async Task<ImmutableArray<Evaluated>> AllAsync(ImmutableArray<Expression> expressions, CancellationToken cancellationToken)
    {
        var all = ImmutableArray.CreateBuilder<Evaluated>(expressions.Length);
        foreach (var expression in expressions)
        {
            all.Add(await EvaluateAsync(expression, cancellationToken).ConfigureAwait(false));
        }

        return all.ToImmutable();
    }

    private async Task<Evaluated> MapAsync(MapExpression map, CancellationToken cancellationToken)
    {
        var values = await AllAsync([.. map.Entries.Select(static e => e.Value)], cancellationToken).ConfigureAwait(false);

        // An entry without a value does not exist: neither the provider nor the state sees it.
        return Combine(values, inner => PropertyValue.Of(PropertyMap.Of(
            map.Entries.Zip(inner).Where(static e => !e.Second.IsNull).Select(static e => KeyValuePair.Create(e.First.Name, e.Second)))));
    }

    private static Evaluated Combine(ImmutableArray<Evaluated> parts, Func<IReadOnlyList<PropertyValue>, PropertyValue> make) =>
        new(make([.. parts.Select(static p => p.Value)]), Union(parts));

    // For what gives one text from several values: one unknown makes all of it unknown, one secret all of it secret.
    private static Evaluated Flatten(ImmutableArray<Evaluated> parts, Func<IReadOnlyList<PropertyValue>, PropertyValue> make)
    {
        var unknown = parts.Any(static p => p.Value.ContainsUnknowns);
        var value = unknown ? PropertyValue.Unknown : make([.. parts.Select(static p => p.Value.Plain())]);
        return new Evaluated(parts.Any(static p => p.Value.ContainsSecrets) ? PropertyValue.Secret(value) : value, Union(parts));
    }

    private static ImmutableHashSet<string> Union(ImmutableArray<Evaluated> parts) =>
        parts.Aggregate(ImmutableHashSet<string>.Empty, static (all, p) => all.Union(p.From));

    private static Evaluated Secret(Evaluated inner) => inner with { Value = PropertyValue.Secret(inner.Value) };

    private static PropertyValue Join(JoinFunction join, PropertyValue delimiter, PropertyValue items)
    {
        var texts = (items as PropertyValue.ListValue)?.Items.Select(static i => (i as PropertyValue.TextValue)?.Value).ToList();
        return texts is null || texts.Contains(null) || delimiter is not (PropertyValue.TextValue or PropertyValue.NullValue)
            ? throw Fails(join, ProgramProblems.NotEvaluable.Saying("fn::join needs a delimiter and a list of strings.", "Give strings."))
            : PropertyValue.Of(string.Join(delimiter is PropertyValue.TextValue text ? text.Value : "", texts));
    }

    private Evaluated Read(Access access)
    {
        if (scope.Resource(access.Root) is { } resource)
        {
            return new Evaluated(ReadOutput(access, resource), [resource.Urn]);
        }

        if (scope.Variable(access.Root) is { } variable)
        {
            return variable with { Value = Walk(access, variable.Value, 0) };
        }

        return access.Root == "pulumi" && scope.Pulumi.TryGetValue(access.Path.First, out var text)
            ? Evaluated.Of(PropertyValue.Of(text))
            : Evaluated.Of(Walk(access, scope.ConfigOf(access.Root), 0));
    }

    private PropertyValue ReadOutput(Access access, RegisteredResource resource)
    {
        var missing = scope.Preview ? PropertyValue.Unknown : PropertyValue.Null;
        switch (access.Path.First)
        {
            case "urn":
                return PropertyValue.Of(resource.Urn);
            case "id":
                return resource.Id.Length == 0 ? missing : PropertyValue.Of(resource.Id);
        }

        var value = resource.Outputs.TryGetValue(access.Path.First, out var output) ? output : missing;
        if (value.ContainsUnknowns)
        {
            // The language host does not ask for partial values: one unknown part makes the whole property unknown.
            return value.ContainsSecrets ? PropertyValue.Secret(PropertyValue.Unknown) : PropertyValue.Unknown;
        }

        // A property that came back as nothing ends the way: there is nothing to look into, as in Pulumi.
        return value.IsNull ? value : Walk(access, value, 1);
    }

    private static PropertyValue Walk(Access access, PropertyValue value, int depth)
    {
        var secret = false;
        for (; depth < access.Path.Segments.Length; depth++)
        {
            var segment = access.Path.Segments[depth];
            secret |= value is PropertyValue.SecretValue;
            switch (value.Unwrapped)
            {
                case PropertyValue.UnknownValue:
                    return secret ? PropertyValue.Secret(PropertyValue.Unknown) : PropertyValue.Unknown;
                case PropertyValue.MapValue map when segment.Name is { } name:
                    value = map.Entries.TryGetValue(name, out var entry) ? entry : PropertyValue.Null;
                    break;
                case PropertyValue.ListValue list when segment.Name is null:
                    value = segment.Index < list.Items.Length
                        ? list.Items[segment.Index]
                        : throw Fails(access, ProgramProblems.NotEvaluable.Saying(
                            $"list index {segment.Index} out-of-bounds for list of length {list.Items.Length}.",
                            "Use an index that exists."));
                    break;
                default:
                    throw Fails(access, ProgramProblems.NotEvaluable.Saying(
                        $"${{{access.Text}}} looks into something that is neither a list nor a map.", "Take it as it is."));
            }
        }

        return secret ? PropertyValue.Secret(value) : value;
    }

    private async Task<Evaluated> InvokeAsync(InvokeFunction invoke, CancellationToken cancellationToken)
    {
        var arguments = await EvaluateAsync(invoke.Arguments, cancellationToken).ConfigureAwait(false);
        var from = invoke.DependsOn.Aggregate(arguments.From, (all, access) => scope.Resource(access.Root) is { } r ? all.Add(r.Urn) : all);
        var secret = arguments.Value.ContainsSecrets;
        var waits = scope.Preview && invoke.DependsOn.Any(a => scope.Resource(a.Root) is { Id.Length: 0 });
        if (arguments.Value.ContainsUnknowns || waits)
        {
            return new Evaluated(secret ? PropertyValue.Secret(PropertyValue.Unknown) : PropertyValue.Unknown, from);
        }

        var function = scope.Schema.FindFunction(invoke.Function)
            ?? throw Fails(invoke, ProgramProblems.NoSuchFunction.Of(invoke.Function) with { Remedy = "Use one of the provider's functions." });
        var request = new InvokeRequest(function.Token, ((PropertyValue.MapValue)arguments.Value).Entries, scope.Preview);
        var result = await scope.Invoke(request, cancellationToken).ConfigureAwait(false);
        if (result.Problems.Count > 0)
        {
            throw new ProblemException([.. result.Problems.Select(p => p with { Cause = $"{invoke.At}: {function.Token} invoke failed: {p.Cause}" })]);
        }

        secret |= result.Outputs.ContainsSecrets;
        var outputs = result.Outputs.Plain();
        var value = invoke.Return is { } wanted ? (outputs.TryGetValue(wanted, out var field) ? field : PropertyValue.Null)
            : function.IsScalar && outputs.Count == 1 ? outputs.Values.Single()
            : PropertyValue.Of(outputs);
        return new Evaluated(secret ? PropertyValue.Secret(value) : value, from);
    }

    private static ProblemException Fails(Expression expression, Problem problem) =>
        new(problem with { Cause = $"{expression.At}: {problem.Cause}" });
}
