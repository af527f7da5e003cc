using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;

namespace DorisDr.ResourceModel.Composition;

/// <summary>One line of a catalogue: a token, its records and how its handler is made. See <see cref="ResourceType.Of"/>.</summary>
/// <typeparam name="TServices">What handlers are made from; opened by Configure.</typeparam>
public abstract class ResourceType<TServices>
{
    private protected ResourceType(string token, RecordDescriptor inputs, RecordDescriptor state, bool lists, IReadOnlyList<ProblemKind> problems)
    {
        Token = token;
        Inputs = inputs;
        State = state;
        Lists = lists;
        Problems = problems;
    }

    /// <summary>Type token.</summary>
    public string Token { get; }

    /// <summary>What users declare.</summary>
    public RecordDescriptor Inputs { get; }

    /// <summary>What the outputs have on top.</summary>
    public RecordDescriptor State { get; }

    /// <summary>True when objects of this type can be listed.</summary>
    public bool Lists { get; }

    /// <summary>The problems that this type can have beyond those of every type; for the reference.</summary>
    public IReadOnlyList<ProblemKind> Problems { get; }

    internal abstract CheckResult Check(TServices services, CheckRequest request);

    internal abstract Task<DiffResult> DiffAsync(TServices services, DiffRequest request, OperationContext context, CancellationToken cancellationToken);

    internal abstract Task<CreateResult> CreateAsync(TServices services, CreateRequest request, OperationContext context, CancellationToken cancellationToken);

    internal abstract Task<ReadResult?> ReadAsync(TServices services, ReadRequest request, OperationContext context, CancellationToken cancellationToken);

    internal abstract Task<UpdateResult> UpdateAsync(TServices services, UpdateRequest request, OperationContext context, CancellationToken cancellationToken);

    internal abstract Task DeleteAsync(TServices services, DeleteRequest request, OperationContext context, CancellationToken cancellationToken);

    internal abstract IAsyncEnumerable<ListedResource> ListAsync(TServices services, ListRequest request, CancellationToken cancellationToken);
}

/// <summary>Makes the catalogue lines of resources.</summary>
public static class ResourceType
{
    /// <summary>One resource.</summary>
    /// <param name="token">Type token.</param>
    /// <param name="create">Makes the handler.</param>
    /// <param name="lists">True when the handler can list (<see cref="ILists"/>).</param>
    /// <param name="problems">The problems that it can have beyond those of every type; they stand in the reference.</param>
    public static ResourceType<TServices> Of<TServices, TInputs, TState>(
        string token, Func<TServices, IResource<TInputs, TState>> create, bool lists = false, IReadOnlyList<ProblemKind>? problems = null)
        where TInputs : class, IPropertyRecord<TInputs>
        where TState : class, IPropertyRecord<TState> =>
        new TypedResource<TServices, TInputs, TState>(token, create, lists, problems ?? []);
}
