using System.Collections.Immutable;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Expressions;

/// <summary>
/// Turns YAML into expressions (pulumi-yaml: pkg/pulumiyaml/ast/expr.go). Functions that are left to Pulumi are problems.
/// </summary>
internal sealed class ExpressionReader(ProblemList problems)
{
    private static readonly string[] Known = ["fn::invoke", "fn::join", "fn::secret", "fn::toJSON"];

    public Expression Read(SourceNode node) => node switch
    {
        ScalarNode { AsText: { } text } scalar => InterpolationReader.Read(text, scalar.At, problems),
        ScalarNode scalar => new Constant(scalar.At, scalar.Value),
        ListNode list => new ListExpression(list.At, [.. list.Items.Select(Read)]),
        MapNode { Entries: [var only] } map when only.Key.StartsWith("fn::", StringComparison.OrdinalIgnoreCase) => Function(map, only),
        MapNode map => ReadMap(map),
        _ => throw new InvalidOperationException("a YAML node of an unknown kind"),
    };

    public MapExpression ReadMap(MapNode map) =>
        new(map.At, [.. map.Entries.Select(e => new NamedExpression(e.Key, e.At, Read(e.Value)))]);

    /// <summary>Reads what must be <c>${resource}</c>.</summary>
    public Access? ReadResource(SourceNode node)
    {
        if (node is ScalarNode { AsText: { } text } && InterpolationReader.Read(text, node.At, problems) is Access { Path.Segments.IsEmpty: true } access)
        {
            return access;
        }

        problems.Add(node.At, ProgramProblems.NotAResource.Of(node.Kind));
        return null;
    }

    /// <summary>Reads a list of <c>${resource}</c>, or one of them.</summary>
    public ImmutableArray<Access> ReadResources(SourceNode node) =>
        (node is ListNode list ? list.Items : [node]).Select(ReadResource).OfType<Access>().ToImmutableArray();

    private Expression Function(MapNode map, MapEntry call)
    {
        var name = Known.FirstOrDefault(k => string.Equals(k, call.Key, StringComparison.OrdinalIgnoreCase));
        switch (name)
        {
            case "fn::secret":
                return new SecretFunction(map.At, Read(call.Value));
            case "fn::toJSON":
                return new JsonFunction(map.At, Read(call.Value));
            case "fn::join":
                return Join(map, call);
            case "fn::invoke":
                return Invoke(map, call);
        }

        var token = call.Key["fn::".Length..];
        if (token.Split(':') is { Length: 2 or 3 } parts && parts.All(p => p.Length > 0))
        {
            return new InvokeFunction(map.At, token, call.Value is MapNode arguments ? ReadMap(arguments) : new MapExpression(call.Value.At, []), null, []);
        }

        problems.Add(call.At, ProgramProblems.Unsupported.Saying($"The function {call.Key} is not supported here.", Nearest.To(call.Key, Known) is { } near
            ? $"Did you mean \"{near}\"? Otherwise run this program with pulumi."
            : ProblemList.UsePulumi));
        return new Constant(map.At, PropertyValue.Null);
    }

    private Expression Join(MapNode map, MapEntry call)
    {
        if (call.Value is ListNode { Items: [var delimiter, var items] })
        {
            return new JoinFunction(map.At, Read(delimiter), Read(items));
        }

        problems.Add(call.Value.At, ProgramProblems.FunctionArguments.Saying(
            "The argument to fn::join must be a two-valued list.", "Write fn::join: [delimiter, [text, text]]."));
        return new Constant(map.At, PropertyValue.Null);
    }

    private Expression Invoke(MapNode map, MapEntry call)
    {
        if (call.Value is not MapNode fields || fields.Find("function") is not ScalarNode { AsText: { } function })
        {
            problems.Add(call.Value.At, ProgramProblems.FunctionArguments.Saying(
                "fn::invoke needs a map with the name of a function.", "Write fn::invoke: {function: dorisdr:getCluster, arguments: {}}."));
            return new Constant(map.At, PropertyValue.Null);
        }

        var arguments = new MapExpression(call.Value.At, []);
        string? wanted = null;
        ImmutableArray<Access> dependsOn = [];
        foreach (var field in fields.Entries)
        {
            switch (field.Key, field.Value)
            {
                case ("function", _):
                    break;
                case ("arguments", MapNode given):
                    arguments = ReadMap(given);
                    break;
                case ("return", ScalarNode { AsText: { } name }):
                    wanted = name;
                    break;
                case ("options", MapNode options):
                    dependsOn = InvokeOptions(options);
                    break;
                case ("arguments" or "return" or "options", _):
                    problems.Add(field.Value.At, ProgramProblems.WrongShape.Saying(
                        $"\"{field.Key}\" of fn::invoke is {field.Value.Kind}.",
                        "Give arguments and options as maps, return as a string."));
                    break;
                default:
                    problems.Add(field.At, ProgramProblems.NoSuchField.Saying(
                        $"fn::invoke has no field \"{field.Key}\".",
                        Nearest.Remedy(field.Key, ["function", "arguments", "return", "options"])));
                    break;
            }
        }

        return new InvokeFunction(map.At, function, arguments, wanted, dependsOn);
    }

    private ImmutableArray<Access> InvokeOptions(MapNode options)
    {
        foreach (var refused in options.Entries.Where(o => o.Key != "dependsOn"))
        {
            problems.Unsupported(refused.At, $"The option \"{refused.Key}\" of fn::invoke");
        }

        return options.Find("dependsOn") is { } resources ? ReadResources(resources) : [];
    }
}
