using DorisDr.ResourceModel.Checking;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Diffing;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Composition;

/// <summary>Drives one typed handler over property values: binds, asks the handler, writes back.</summary>
internal sealed class TypedResource<TServices, TInputs, TState>(
    string token, Func<TServices, IResource<TInputs, TState>> create, bool lists, IReadOnlyList<ProblemKind> problems)
    : ResourceType<TServices>(token, TInputs.Descriptor, TState.Descriptor, lists, problems)
    where TInputs : class, IPropertyRecord<TInputs>
    where TState : class, IPropertyRecord<TState>
{
    private static readonly TimeSpan RefineDeadline = TimeSpan.FromSeconds(5);

    internal override CheckResult Check(TServices services, CheckRequest request)
    {
        var found = new List<Problem>();
        var named = AutoNaming.Apply(TInputs.Descriptor, request, found);
        var inputs = new InputChecker(found).Check(named, TInputs.Descriptor);
        if (create(services) is IChecks<TInputs> checks)
        {
            var sound = SoundParts.Of(inputs, found);
            found.AddRange(checks.Check(new CheckedInputs<TInputs>(TInputs.Descriptor.Read(sound), sound)));
        }

        return new CheckResult(inputs, found);
    }

    internal override async Task<DiffResult> DiffAsync(
        TServices services, DiffRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<PropertyChange> changes = RecordDiff.Compare(TInputs.Descriptor, request);
        var handler = create(services);
        if (handler is not IUpdates<TInputs, TState>)
        {
            changes = [.. changes.Select(c => c with { Replaces = true })];
        }

        if (changes.Count > 0 && handler is IRefinesDiff<TInputs, TState> refines && !request.News.ContainsUnknowns)
        {
            changes = await RefineAsync(refines, changes, request, context, cancellationToken);
        }

        // Names are taken as they stand, so a replacement can never live beside what it replaces.
        return new DiffResult(changes, changes.Any(c => c.Replaces));
    }

    internal override async Task<CreateResult> CreateAsync(
        TServices services, CreateRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var handler = create(services);
        if (request.Preview)
        {
            return new CreateResult("", await PreviewAsync(handler, null, request.Inputs, context, cancellationToken), []);
        }

        var outcome = await handler.CreateAsync(TInputs.Descriptor.Read(request.Inputs), context, cancellationToken);
        return new CreateResult(outcome.Id, Outputs(request.Inputs, outcome.State), Reasons(outcome));
    }

    internal override async Task<ReadResult?> ReadAsync(
        TServices services, ReadRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var recorded = request.IsImport ? null : Existing(request.Id, request.Inputs ?? PropertyMap.Empty, request.Outputs ?? PropertyMap.Empty);
        var live = await create(services).ReadAsync(new ReadTarget<TInputs, TState>(request.Id, recorded), context, cancellationToken);
        if (live is null)
        {
            return null;
        }

        var inputs = LiveInputs.Merge(TInputs.Descriptor, request.IsImport ? null : request.Inputs, TInputs.Descriptor.Write(live.Inputs));
        return new ReadResult(live.Id, inputs, Outputs(inputs, live.State), live.Unhealthy);
    }

    internal override async Task<UpdateResult> UpdateAsync(
        TServices services, UpdateRequest request, OperationContext context, CancellationToken cancellationToken)
    {
        var handler = create(services);
        var existing = Existing(request.Id, request.OldInputs, request.OldOutputs);
        if (request.Preview)
        {
            return new UpdateResult(await PreviewAsync(handler, existing, request.News, context, cancellationToken), []);
        }

        if (handler is not IUpdates<TInputs, TState> updates)
        {
            // Only asked to finish an unfinished create: creating is safe to repeat.
            var again = await handler.CreateAsync(TInputs.Descriptor.Read(request.News), context, cancellationToken);
            return new UpdateResult(Outputs(request.News, again.State), Reasons(again));
        }

        var outcome = await updates.UpdateAsync(existing, TInputs.Descriptor.Read(request.News), context, cancellationToken);
        return new UpdateResult(Outputs(request.News, outcome.State), Reasons(outcome));
    }

    internal override Task DeleteAsync(TServices services, DeleteRequest request, OperationContext context, CancellationToken cancellationToken) =>
        create(services).DeleteAsync(Existing(request.Id, request.OldInputs, request.OldOutputs), context, cancellationToken);

    internal override IAsyncEnumerable<ListedResource> ListAsync(TServices services, ListRequest request, CancellationToken cancellationToken) =>
        create(services) is ILists listing
            ? listing.ListAsync(request.Query, cancellationToken)
            : throw new ProblemException(ModelProblems.NotListable(Token));

    private static async Task<IReadOnlyList<PropertyChange>> RefineAsync(
        IRefinesDiff<TInputs, TState> refines,
        IReadOnlyList<PropertyChange> changes,
        DiffRequest request,
        OperationContext context,
        CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(RefineDeadline, context.Time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var existing = Existing(request.Id, request.OldInputs, request.OldOutputs);
            return await refines.RefineAsync(changes, existing, TInputs.Descriptor.Read(request.News), context, deadline.Token);
        }
        catch (Exception e) when (e is ProblemException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return changes; // A diff must not fail because the cluster does not answer.
        }
    }

    private static async Task<PropertyMap> PreviewAsync(
        IResource<TInputs, TState> handler, Existing<TInputs, TState>? existing, PropertyMap inputs, OperationContext context, CancellationToken cancellationToken)
    {
        var state = handler is IPreviews<TInputs, TState> previews && !inputs.ContainsUnknowns
            ? await previews.PreviewAsync(existing, TInputs.Descriptor.Read(inputs), context, cancellationToken)
            : existing?.State;
        return state is null ? inputs : Outputs(inputs, state);
    }

    private static Existing<TInputs, TState> Existing(string id, PropertyMap inputs, PropertyMap outputs) =>
        new(id, TInputs.Descriptor.Read(inputs), TState.Descriptor.Read(outputs));

    private static PropertyMap Outputs(PropertyMap inputs, TState state) => inputs.With(TState.Descriptor.Write(state));

    private static IReadOnlyList<string> Reasons(Outcome<TState> outcome) => outcome is Unfinished<TState> unfinished ? unfinished.Reasons : [];
}
