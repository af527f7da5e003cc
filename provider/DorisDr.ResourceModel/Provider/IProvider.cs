using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Provider;

/// <summary>
/// A provider as Pulumi sees it: the one seam through which the plugin and the embedded engine call every resource. The drivers translate; all
/// behaviour is behind this interface.
/// </summary>
/// <remarks>
/// All methods may be called concurrently. What cannot be done is a <see cref="ProblemException"/>; a stopped operation an
/// <see cref="OperationCanceledException"/>. <see cref="CheckConfigAsync"/>, <see cref="DiffConfigAsync"/> and <see cref="Schema"/> work before
/// <see cref="ConfigureAsync"/>; a second Configure replaces the first.
/// </remarks>
public interface IProvider
{
    /// <summary>Name, version and schema of the package.</summary>
    ProviderSchema Schema { get; }

    /// <summary>Validates provider configuration. Makes no connection and adds no value that comes from the environment.</summary>
    Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Compares provider configuration; answers replace only when what is managed is another cluster.</summary>
    Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken);

    /// <summary>Takes the configuration over, with defaults and environment applied. Makes no connection.</summary>
    Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken);

    /// <summary>Validates and completes inputs without any call to the cluster.</summary>
    Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Says what changes between the recorded state and checked inputs.</summary>
    Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken);

    /// <summary>Creates, or previews it (<see cref="CreateRequest.Preview"/>), and answers the outputs.</summary>
    Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken);

    /// <summary>Reads the live state; null when it is proven to be gone. Inputs and properties are null on import.</summary>
    Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken);

    /// <summary>Lists what exists of a type.</summary>
    IAsyncEnumerable<ListedResource> ListAsync(ListRequest request, CancellationToken cancellationToken);

    /// <summary>Changes in place, or previews it, and answers the complete outputs.</summary>
    Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes; what is gone already is a success.</summary>
    Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken);

    /// <summary>Calls a function.</summary>
    Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken);

    /// <summary>Asks running operations to come to an end soon; the provider stays usable for a next Configure.</summary>
    Task CancelAsync(CancellationToken cancellationToken);
}
