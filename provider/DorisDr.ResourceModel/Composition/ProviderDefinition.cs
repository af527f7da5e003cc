using System.Collections.Immutable;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Schema;

namespace DorisDr.ResourceModel.Composition;

/// <summary>All that makes a provider: package, configuration, resources, functions.</summary>
/// <typeparam name="TConfig">Provider configuration; its doc comment describes the provider.</typeparam>
/// <typeparam name="TServices">What handlers are made from.</typeparam>
public sealed record ProviderDefinition<TConfig, TServices>
    where TConfig : class, IPropertyRecord<TConfig>
{
    /// <summary>The package.</summary>
    public required PackageInfo Package { get; init; }

    /// <summary>Rules about the configuration beyond its shapes. No calls, no environment.</summary>
    public required Func<CheckedInputs<TConfig>, IEnumerable<Problem>> CheckConfig { get; init; }

    /// <summary>Opens what handlers are made from; the log adds the URN of the operation under way. Makes no connection.</summary>
    public required Func<TConfig, IEngineLog, TServices> Open { get; init; }

    /// <summary>Closes it, when Configure comes again.</summary>
    public required Func<TServices, ValueTask> CloseAsync { get; init; }

    /// <summary>Forgets what was read, when an engine says Cancel or Configure.</summary>
    public required Action<TServices> Forget { get; init; }

    /// <summary>The resource types.</summary>
    public required ImmutableArray<ResourceType<TServices>> Resources { get; init; }

    /// <summary>The functions.</summary>
    public required ImmutableArray<FunctionType<TServices>> Functions { get; init; }

    /// <summary>How long an operation may take when the user says nothing.</summary>
    public TimeSpan DefaultTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
