using DorisDr.Engine.Programs.Expressions;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Checking;

/// <summary>Says which type an expression has, and finds names that do not exist on the way.</summary>
internal sealed class TypeInference(ProgramScope scope, ProblemList problems, HashSet<string> open)
{
    /// <summary>An inference that is in the middle of no variable.</summary>
    public TypeInference(ProgramScope scope, ProblemList problems)
        : this(scope, problems, new HashSet<string>(StringComparer.Ordinal))
    {
    }

    public SchemaType Of(Expression expression)
    {
        switch (expression)
        {
            case Constant { Value: PropertyValue.NumberValue }:
                return SchemaType.Number;
            case Constant { Value: PropertyValue.BoolValue }:
                return SchemaType.Bool;
            case Constant { Value: PropertyValue.TextValue }:
                return SchemaType.Text;
            case ListExpression list:
                return new ListType(CommonOf(list.Items));
            case MapExpression map:
                return new MapType(CommonOf(map.Entries.Select(static e => e.Value)));
            case SecretFunction secret:
                return Of(secret.Value);
            case Interpolation or JsonFunction or JoinFunction:
                Visit(expression);
                return SchemaType.Text;
            case Access access:
                return Of(access);
            case InvokeFunction invoke:
                return Of(invoke);
            default:
                return SchemaType.Any;
        }
    }

    // Without a declared type, a list or map of mixed values has no one type of item.
    private SchemaType CommonOf(IEnumerable<Expression> items)
    {
        var types = items.Select(Of).Distinct().ToList();
        return types.Count == 1 ? types[0] : SchemaType.Any;
    }

    private void Visit(Expression expression)
    {
        switch (expression)
        {
            case Interpolation text:
                foreach (var part in text.Parts)
                {
                    Of(part);
                }

                break;
            case JsonFunction json:
                Of(json.Value);
                break;
            case JoinFunction join:
                Of(join.Delimiter);
                Of(join.Items);
                break;
        }
    }

    private SchemaType Of(Access access)
    {
        if (scope.Resource(access.Root) is { } resource)
        {
            return OfResource(access, resource);
        }

        if (scope.Variable(access.Root) is { } variable)
        {
            if (!open.Add(access.Root))
            {
                return SchemaType.Any;
            }

            var type = new TypeInference(scope, new ProblemList(), open).Of(variable.Value);
            open.Remove(access.Root);
            return Walk(access, type, 0);
        }

        if (scope.IsConfig(access.Root))
        {
            return Walk(access, scope.ConfigType(access.Root), 0);
        }

        if (access.Root == "pulumi")
        {
            if (!ProgramScope.PulumiNames.Contains(access.Path.First, StringComparer.Ordinal) || access.Path.Segments.Length != 1)
            {
                problems.Add(access.At, ProgramProblems.NoSuchValue.Saying(
                    $"There is no value \"{access.Text}\".", Nearest.Remedy(access.Path.First, ProgramScope.PulumiNames)));
            }

            return SchemaType.Text;
        }

        problems.Add(access.At, ProgramProblems.NoSuchValue.Saying(
            $"resource, variable, or config value \"{access.Root}\" not found.", Nearest.Remedy(access.Root, scope.Names)));
        return SchemaType.Any;
    }

    private SchemaType OfResource(Access access, ResourceDeclaration resource)
    {
        if (access.Path.Segments.IsEmpty)
        {
            problems.Unsupported(access.At, $"The resource \"{access.Root}\" as a value");
            return SchemaType.Any;
        }

        var first = access.Path.Segments[0].Name;
        if (first is "id" or "urn")
        {
            return Walk(access, SchemaType.Text, 1);
        }

        if (scope.Schema.FindResource(resource.Type) is not { } schema)
        {
            return SchemaType.Any;
        }

        if (first is null || !schema.Outputs.All.TryGetValue(first, out var property))
        {
            Missing(access, first ?? access.Path.ToString(), access.Root, [.. schema.Outputs.Names, "id", "urn"]);
            return SchemaType.Any;
        }

        return Walk(access, property.Type, 1);
    }

    private SchemaType Walk(Access access, SchemaType type, int depth)
    {
        for (; depth < access.Path.Segments.Length; depth++)
        {
            var segment = access.Path.Segments[depth];
            switch (type)
            {
                case ObjectType known when segment.Name is { } name:
                    if (!known.Members.Value.All.TryGetValue(name, out var property))
                    {
                        Missing(access, name, Prefix(access, depth), known.Members.Value.Names);
                        return SchemaType.Any;
                    }

                    type = property.Type;
                    break;
                case MapType map when segment.Name is not null:
                    type = map.Item;
                    break;
                case ListType list when segment.Name is null:
                    type = list.Item;
                    break;
                case AnyType or UnionType:
                    return SchemaType.Any;
                default:
                    var key = segment.Name is { } written ? $"\"{written}\"" : $"[{segment.Index}]";
                    problems.Add(access.At, ProgramProblems.NoSuchMember.Saying(
                        $"{Prefix(access, depth)} is {type.Name} and has no {key}.", "Take it as it is."));
                    return SchemaType.Any;
            }
        }

        return type;
    }

    private SchemaType Of(InvokeFunction invoke)
    {
        Of(invoke.Arguments);
        if (FunctionOf(invoke) is not { } function)
        {
            return SchemaType.Any;
        }

        foreach (var unknown in invoke.Arguments.Entries.Where(a => !function.Inputs.All.ContainsKey(a.Name)))
        {
            problems.Add(unknown.At, ProgramProblems.NoSuchProperty.Saying(
                $"{unknown.Name} does not exist on Invoke {function.Token}.", Nearest.Remedy(unknown.Name, function.Inputs.Names)));
        }

        if (invoke.Return is not { } wanted)
        {
            return function.Result;
        }

        if (function.Result is ObjectType fields && fields.Members.Value.All.TryGetValue(wanted, out var field))
        {
            return field.Type;
        }

        IReadOnlyCollection<string> names = function.Result is ObjectType known ? known.Members.Value.Names : [];
        problems.Add(invoke.At, ProgramProblems.NoSuchMember.Saying(
            $"{wanted} does not exist on {function.Token}.", Nearest.Remedy(wanted, names)));
        return SchemaType.Any;
    }

    private SchemaFunction? FunctionOf(InvokeFunction invoke)
    {
        if (scope.Schema.FindFunction(invoke.Function) is { } function)
        {
            return function;
        }

        var package = invoke.Function.Split(':')[0];
        if (package == scope.Schema.Package)
        {
            var unknown = ProgramProblems.NoSuchFunction.Of(invoke.Function);
            problems.Add(invoke.At, unknown with { Remedy = Nearest.Remedy(invoke.Function, scope.Schema.FunctionTokens) });
        }
        else
        {
            problems.Unsupported(invoke.At, $"The function \"{invoke.Function}\" of another provider");
        }

        return null;
    }

    private void Missing(Access access, string name, string owner, IReadOnlyCollection<string> known) =>
        problems.Add(access.At, ProgramProblems.NoSuchMember.Saying($"{name} does not exist on {owner}.", Nearest.Remedy(name, known)));

    private static string Prefix(Access access, int depth) =>
        new Access(access.At, access.Root, access.Path.Segments.Take(depth).Aggregate(PropertyPath.Root, static (p, s) => s.Name is { } n ? p.Child(n) : p.Child(s.Index))).Text;
}
