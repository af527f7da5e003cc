using System.Collections.Immutable;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs;

/// <summary>Reads the project fields of a <c>Pulumi.yaml</c>; the program is read by <see cref="ProgramReader"/>.</summary>
internal sealed class ProjectReader(MapNode source, ProblemList problems)
{
    private static readonly string[] Types = ["string", "integer", "boolean", "array", "object"];

    public Project Read(string file)
    {
        var name = Text(source, "name");
        if (string.IsNullOrEmpty(name))
        {
            problems.Add(source.At, ProgramProblems.NameMissing.Of());
        }

        Runtime();
        foreach (var field in new[] { "main", "packages" })
        {
            if (source.Entry(field) is { } entry)
            {
                problems.Unsupported(entry.At, $"The project field \"{field}\"");
            }
        }

        var config = source.Find("config") ?? source.Find("configuration");
        return new Project
        {
            Name = name ?? "",
            File = file,
            Source = source,
            BackendUrl = (source.Find("backend") as MapNode)?.Find("url") is ScalarNode { AsText: { } url } ? url : "",
            StackConfigFolder = Text(source, "stackConfigDir") ?? (config as ScalarNode)?.AsText ?? "",
            RefreshAlways = (source.Find("options") as MapNode)?.Find("refresh") is ScalarNode { AsText: "always" },
            Config = config is MapNode declarations ? Declarations(declarations, name ?? "") : [],
        };
    }

    private void Runtime()
    {
        var runtime = source.Find("runtime");
        var name = (runtime as MapNode)?.Find("name") ?? runtime;
        if (name is not ScalarNode { AsText: "yaml" })
        {
            var at = name?.At ?? source.At;
            var found = name is ScalarNode { AsText: { } other } ? $"The runtime \"{other}\"" : "A project without the runtime yaml";
            problems.Unsupported(at, found);
        }

        if ((runtime as MapNode)?.Find("options") is MapNode { Entries.IsEmpty: false } options)
        {
            problems.Unsupported(options.At, "An option of the runtime");
        }
    }

    private ImmutableArray<ConfigDeclaration> Declarations(MapNode declarations, string project) =>
        [.. declarations.Entries.Select(entry => Declaration(entry, project))];

    private ConfigDeclaration Declaration(MapEntry entry, string project)
    {
        var declared = new ConfigDeclaration(entry.Key, entry.At);
        var isForeign = entry.Key.Contains(':', StringComparison.Ordinal) && !entry.Key.StartsWith(project + ":", StringComparison.Ordinal);
        if (entry.Value is not MapNode full)
        {
            return declared with { Default = Plain(entry.Value) };
        }

        var value = full.Find("value");
        var fallback = full.Find("default");
        if (value is not null && fallback is not null)
        {
            problems.Add(entry.At, ProgramProblems.ConfigurationDeclared.Saying(
                $"The configuration \"{entry.Key}\" has both a value and a default.", "Keep one of the two."));
        }

        if (isForeign && (full.Find("type") is not null || fallback is not null || value is null))
        {
            problems.Add(entry.At, ProgramProblems.ConfigurationDeclared.Saying(
                $"The configuration \"{entry.Key}\" of another namespace must have a value and neither type nor default.",
                "Write value: only."));
        }

        var type = Text(full, "type");
        if (type is not null && !Types.Contains(type, StringComparer.Ordinal))
        {
            var known = string.Join(", ", Types);
            problems.Add(full.Find("type")!.At, ProgramProblems.ConfigurationDeclared.Saying(
                $"The configuration type \"{type}\" is not known.", $"Known are: {known}."));
        }

        return declared with
        {
            Type = type,
            ItemType = (full.Find("items") as MapNode)?.Find("type") is ScalarNode { AsText: { } items } ? items : null,
            Default = (fallback ?? value) is { } given ? Plain(given) : null,
            Secret = full.Find("secret") is ScalarNode { Value: PropertyValue.BoolValue secret } ? secret.Value : null,
        };
    }

    private static PropertyValue Plain(SourceNode node) => node switch
    {
        ScalarNode scalar => scalar.Value,
        ListNode list => PropertyValue.Of(list.Items.Select(Plain)),
        MapNode map => PropertyValue.Of(PropertyMap.Of(map.Entries.Select(e => KeyValuePair.Create(e.Key, Plain(e.Value))))),
        _ => PropertyValue.Null,
    };

    private string? Text(MapNode map, string key)
    {
        switch (map.Entry(key))
        {
            case null:
                return null;
            case { Value: ScalarNode { AsText: { } text } }:
                return text;
            case var entry:
                problems.Add(entry.Value.At, ProgramProblems.WrongShape.Saying(
                    $"\"{key}\" is {entry.Value.Kind}, not a string.", "Write a string."));
                return null;
        }
    }
}
