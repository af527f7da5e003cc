using System.Collections.Immutable;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Programs;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.Operations;

/// <summary>What the operations on one stack need.</summary>
public sealed record StackSetup
{
    /// <summary>The project.</summary>
    public required Project Project { get; init; }

    /// <summary>The state of the stack. Who calls holds its lock for real operations, the preview in front of them included.</summary>
    public required IStackStore Store { get; init; }

    /// <summary>Configuration by full key (<c>namespace:name</c>), decrypted, defaults of the project included.</summary>
    public required IReadOnlyDictionary<string, StackConfigValue> Config { get; init; }

    /// <summary>Makes a provider that has not been configured yet.</summary>
    public required Func<IEngineLog, IProvider> Providers { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Makes ids of provider resources: UUIDs.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>Facts about the run for its history record; see <see cref="HistoryEnvironment"/>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Configuration as the stack's settings have it, secrets encrypted, for the history record.</summary>
    public ImmutableSortedDictionary<string, JToken> RecordedConfig { get; init; } = ImmutableSortedDictionary.Create<string, JToken>(StringComparer.Ordinal);

    /// <summary>How many steps run at once when the options do not say; Pulumi takes four per processor.</summary>
    public int DefaultParallel { get; init; } = 4 * System.Environment.ProcessorCount;

    /// <summary>The configuration of a package's provider: what stands in its namespace, all of it texts.</summary>
    public PropertyMap ConfigurationOf(string package) => PropertyMap.Of(
        Config.Where(c => c.Key.StartsWith(package + ":", StringComparison.Ordinal)).Select(c => KeyValuePair.Create(
            c.Key[(package.Length + 1)..], c.Value.IsSecret ? PropertyValue.Secret(PropertyValue.Of(c.Value.Text)) : PropertyValue.Of(c.Value.Text))));
}
