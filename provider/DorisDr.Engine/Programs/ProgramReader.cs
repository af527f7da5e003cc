using System.Collections.Immutable;
using DorisDr.Engine.Programs.Expressions;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Programs;

/// <summary>Reads what a <c>Pulumi.yaml</c> declares (pulumi-yaml: pkg/pulumiyaml/ast/template.go).</summary>
internal sealed class ProgramReader(ProblemList problems)
{
    private static readonly string[] Fields = ["name", "options", "properties", "type"];
    private static readonly string[] FieldsLeftToPulumi = ["defaultProvider", "get"];
    private readonly ExpressionReader _expressions = new(problems);

    public ProgramDeclaration Read(Project project)
    {
        var source = project.Source;
        if (source.Entry("components") is { } components)
        {
            problems.Unsupported(components.At, "A component");
        }

        var program = new ProgramDeclaration(
            project.Config,
            Named(source, "variables"),
            [.. Section(source, "resources").Select(Resource).OfType<ResourceDeclaration>()],
            Named(source, "outputs"));
        RefuseSecondUse(program, project.Name);
        return program;
    }

    private ImmutableArray<NamedExpression> Named(MapNode source, string section) =>
        [.. Section(source, section).Select(e => new NamedExpression(e.Key, e.At, _expressions.Read(e.Value)))];

    private ImmutableArray<MapEntry> Section(MapNode source, string name)
    {
        switch (source.Find(name))
        {
            case null or ScalarNode { IsNull: true }:
                return [];
            case MapNode map:
                return map.Entries;
            case var other:
                problems.Add(other.At, ProgramProblems.WrongShape.Saying(
                    $"\"{name}\" is {other.Kind}, not a map.", "Write a map from names."));
                return [];
        }
    }

    private ResourceDeclaration? Resource(MapEntry entry)
    {
        if (entry.Value is not MapNode map)
        {
            problems.Add(entry.Value.At, ProgramProblems.WrongShape.Saying(
                $"The resource \"{entry.Key}\" is {entry.Value.Kind}, not a map.", "Write type: and properties:."));
            return null;
        }

        foreach (var field in map.Entries.Where(f => !Fields.Contains(f.Key, StringComparer.Ordinal)))
        {
            if (FieldsLeftToPulumi.Contains(field.Key, StringComparer.Ordinal))
            {
                problems.Unsupported(field.At, $"The field \"{field.Key}\" of a resource");
            }
            else
            {
                problems.Add(field.At, ProgramProblems.NoSuchField.Saying(
                    $"A resource has no field \"{field.Key}\".", Nearest.Remedy(field.Key, [.. Fields, .. FieldsLeftToPulumi])));
            }
        }

        var type = Text(map, "type");
        if (type is null)
        {
            problems.Add(entry.At, ProgramProblems.TypeMissing.Of(entry.Key));
        }

        return new ResourceDeclaration(
            entry.Key,
            entry.At,
            type?.Text ?? "",
            type?.At ?? entry.At,
            Text(map, "name")?.Text ?? entry.Key,
            Properties(entry.Key, map),
            map.Find("options") is { } options ? new OptionsReader(_expressions, problems).Read(options) : new OptionsDeclaration());
    }

    private MapExpression Properties(string resource, MapNode map)
    {
        var node = map.Find("properties");
        switch (node is null ? null : _expressions.Read(node))
        {
            case null or Constant { Value.IsNull: true }:
                return new MapExpression(map.At, []);
            case MapExpression properties:
                return properties;
            case var other:
                problems.Unsupported(other.At, $"One expression for all properties of \"{resource}\"");
                return new MapExpression(other.At, []);
        }
    }

    private ScalarNode? Text(MapNode map, string field)
    {
        switch (map.Entry(field))
        {
            case null:
                return null;
            case { Value: ScalarNode { AsText: not null } text }:
                return text;
            case var entry:
                problems.Add(entry.Value.At, ProgramProblems.WrongShape.Saying(
                    $"\"{field}\" is {entry.Value.Kind}, not a string.", "Write a string."));
                return null;
        }
    }

    private void RefuseSecondUse(ProgramDeclaration program, string project)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var all = program.Config.Select(c => (Kind: "config", Name: WithoutNamespace(c.Key, project), c.At))
            .Concat(program.Variables.Select(v => (Kind: "variable", v.Name, v.At)))
            .Concat(program.Resources.Select(r => (Kind: "resource", Name: r.Key, r.At)));
        foreach (var (kind, name, at) in all)
        {
            if (name == "pulumi")
            {
                problems.Add(at, ProgramProblems.NameTaken.Saying($"The {kind} \"pulumi\" has a reserved name.", "Choose another name."));
            }
            else if (!names.TryAdd(name, kind))
            {
                problems.Add(at, ProgramProblems.NameTaken.Saying(
                    $"The {kind} \"{name}\" cannot have the same name as the {names[name]} \"{name}\".",
                    "Give one of the two another name."));
            }
        }
    }

    /// <summary>A configuration key without the project's namespace.</summary>
    internal static string WithoutNamespace(string key, string project) =>
        key.StartsWith(project + ":", StringComparison.Ordinal) ? key[(project.Length + 1)..] : key;
}
