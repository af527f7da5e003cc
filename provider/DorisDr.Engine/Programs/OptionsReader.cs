using System.Collections.Immutable;
using DorisDr.Engine.Programs.Expressions;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs;

/// <summary>Reads the options of a resource; those that are left to Pulumi are refused by name.</summary>
internal sealed class OptionsReader(ExpressionReader expressions, ProblemList problems)
{
    private static readonly string[] Supported =
    [
        "additionalSecretOutputs", "customTimeouts", "deletedWith", "dependsOn", "ignoreChanges", "import", "protect", "retainOnDelete",
    ];

    private static readonly string[] LeftToPulumi =
    [
        "aliases", "deleteBeforeReplace", "envVarMappings", "hideDiffs", "parent", "pluginDownloadURL", "provider", "providers", "replaceOnChanges",
        "replaceWith", "replacementTrigger", "version",
    ];

    private static readonly string[] TimeoutNames = ["create", "delete", "read", "update"];

    public OptionsDeclaration Read(SourceNode node)
    {
        var options = new OptionsDeclaration();
        if (node is not MapNode map)
        {
            problems.Add(node.At, ProgramProblems.WrongShape.Saying($"The options are {node.Kind}, not a map.", "Write a map of options."));
            return options;
        }

        foreach (var option in map.Entries)
        {
            options = Apply(options, option);
        }

        return options;
    }

    private OptionsDeclaration Apply(OptionsDeclaration options, MapEntry option)
    {
        switch (option.Key)
        {
            case "dependsOn":
                return options with { DependsOn = expressions.ReadResources(option.Value) };
            case "deletedWith":
                return options with { DeletedWith = expressions.ReadResource(option.Value) };
            case "protect":
                return options with { Protect = Bool(option) };
            case "retainOnDelete":
                return options with { RetainOnDelete = Bool(option) };
            case "ignoreChanges":
                return options with { IgnoreChanges = Texts(option) };
            case "additionalSecretOutputs":
                return options with { AdditionalSecretOutputs = Texts(option) };
            case "import":
                return options with { Import = Text(option) };
            case "customTimeouts":
                return options with { CustomTimeouts = Timeouts(option) };
        }

        if (LeftToPulumi.Contains(option.Key, StringComparer.Ordinal))
        {
            problems.Unsupported(option.At, $"The option \"{option.Key}\"");
        }
        else
        {
            problems.Add(option.At, ProgramProblems.NoSuchField.Saying(
                $"There is no option \"{option.Key}\".", Nearest.Remedy(option.Key, [.. Supported, .. LeftToPulumi])));
        }

        return options;
    }

    private bool Bool(MapEntry option)
    {
        if (option.Value is ScalarNode { Value: PropertyValue.BoolValue flag })
        {
            return flag.Value;
        }

        problems.Add(option.Value.At, ProgramProblems.WrongShape.Saying(
            $"The option \"{option.Key}\" must be true or false, written out.", "Write true or false."));
        return false;
    }

    private string Text(MapEntry option)
    {
        if (option.Value is ScalarNode { AsText: { } text } && !text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        problems.Add(option.Value.At, ProgramProblems.WrongShape.Saying(
            $"The option \"{option.Key}\" must be a string, written out.", "Write a string without interpolation."));
        return "";
    }

    private ImmutableArray<string> Texts(MapEntry option)
    {
        if (option.Value is ListNode list && list.Items.All(i => i is ScalarNode { AsText: not null }))
        {
            return [.. list.Items.Cast<ScalarNode>().Select(i => i.Text)];
        }

        problems.Add(option.Value.At, ProgramProblems.WrongShape.Saying(
            $"The option \"{option.Key}\" must be a list of strings.", "Write [name, name]."));
        return [];
    }

    private ImmutableSortedDictionary<string, double> Timeouts(MapEntry option)
    {
        var timeouts = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (option.Value is not MapNode map)
        {
            problems.Add(option.Value.At, ProgramProblems.WrongShape.Saying(
                "The option \"customTimeouts\" must be a map.", "Write {create: 10m}."));
            return timeouts.ToImmutable();
        }

        foreach (var entry in map.Entries)
        {
            if (!TimeoutNames.Contains(entry.Key, StringComparer.Ordinal))
            {
                problems.Add(entry.At, ProgramProblems.NoSuchField.Saying(
                    $"There is no timeout \"{entry.Key}\".", Nearest.Remedy(entry.Key, TimeoutNames)));
            }
            else if (entry.Value is ScalarNode { AsText: { } text } && GoDuration.TrySeconds(text, out var seconds))
            {
                timeouts[entry.Key] = seconds;
            }
            else
            {
                problems.Add(entry.Value.At, ProgramProblems.WrongShape.Saying(
                    $"The timeout \"{entry.Key}\" is not a duration.", "Write a number and a unit, such as 30s, 10m or 1h30m."));
            }
        }

        return timeouts.ToImmutable();
    }
}
