using System.Collections.Concurrent;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Programs.Checking;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Evaluation;

/// <summary>
/// The values behind the names of a program while it runs. A value is put in once, before anything that needs it is evaluated.
/// </summary>
internal sealed class EvaluationScope
{
    private readonly ConcurrentDictionary<string, Evaluated> _variables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, RegisteredResource> _resources = new(StringComparer.Ordinal);

    public required IReadOnlyDictionary<string, StackConfigValue> Config { get; init; }

    /// <summary>Values under <c>pulumi.</c>.</summary>
    public required IReadOnlyDictionary<string, string> Pulumi { get; init; }

    public required string Project { get; init; }

    public required SchemaIndex Schema { get; init; }

    /// <summary>In a preview, what is not known is unknown; otherwise it is null.</summary>
    public required bool Preview { get; init; }

    public required Func<InvokeRequest, CancellationToken, Task<InvokeResult>> Invoke { get; init; }

    public void Add(string name, Evaluated variable) => _variables[name] = variable;

    public void Add(string key, RegisteredResource resource) => _resources[key] = resource;

    public RegisteredResource? Resource(string key) => _resources.GetValueOrDefault(key);

    public Evaluated? Variable(string name) => _variables.GetValueOrDefault(name);

    /// <summary>A configuration value; unset and without a default, it is unknown to the program, which reads it as null.</summary>
    public PropertyValue ConfigOf(string name)
    {
        var key = ProgramReader.WithoutNamespace(name, Project);
        return Config.TryGetValue(key.Contains(':', StringComparison.Ordinal) ? key : $"{Project}:{key}", out var value)
            ? ConfigValues.Guess(value)
            : PropertyValue.Null;
    }
}
