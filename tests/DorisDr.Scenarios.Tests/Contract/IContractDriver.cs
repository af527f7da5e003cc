using DorisDr.ResourceModel.Values;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>A way in which a resource is run: what a person can do with a program of one resource. Both ways must behave the same.</summary>
internal interface IContractDriver : IAsyncDisposable
{
    /// <summary>What the state holds of the resource; null for nothing.</summary>
    RecordedObject? Recorded { get; }

    /// <summary>Previews an up of the program.</summary>
    Task<ContractOutcome> PreviewAsync(PropertyMap inputs);

    /// <summary>Makes the cluster as the program says.</summary>
    Task<ContractOutcome> UpAsync(PropertyMap inputs);

    /// <summary>Reads the cluster into the state.</summary>
    Task<ContractOutcome> RefreshAsync();

    /// <summary>Takes an existing object into the state.</summary>
    Task<ContractOutcome> ImportAsync(string id);

    /// <summary>Deletes what the state holds.</summary>
    Task<ContractOutcome> DestroyAsync();
}

/// <summary>What the state holds of the resource.</summary>
internal sealed record RecordedObject(string Id, PropertyMap Inputs, PropertyMap Outputs);

/// <summary>What a run did with the resource.</summary>
/// <param name="Step"><c>none</c>, <c>same</c>, <c>create</c>, <c>update</c>, <c>replace</c>, <c>delete</c>, <c>import</c> or <c>failed</c>.</param>
/// <param name="Changed">Paths of the changed properties, in order.</param>
/// <param name="Said">All that was said.</param>
internal sealed record ContractOutcome(string Step, IReadOnlyList<string> Changed, string Said)
{
    internal const string Failed = "failed";

    internal ContractOutcome(string step)
        : this(step, [], "")
    {
    }
}
