using System.Collections.Concurrent;
using System.Collections.Immutable;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Engine;

/// <summary>A provider over a cloud in memory that records every call and fails where it is told to.</summary>
/// <remarks>
/// An object's id is <c>name@zone</c>; name and zone replace, deleting first; all else updates. Size defaults to 1. Outputs are the inputs
/// with arn, and after a
/// write serial and endpoint.
/// </remarks>
public sealed class ScriptedProvider(ScriptedCloud cloud, ScriptedFaults faults) : IProvider
{
    private static readonly string[] Replacing = ["name", "zone"];
    private readonly ConcurrentQueue<RecordedCall> _calls = new();

    /// <inheritdoc/>
    public ProviderSchema Schema => ScriptedSchema.Schema;

    /// <summary>All calls so far, in the order in which they began.</summary>
    public ImmutableArray<RecordedCall> Calls => [.. _calls];

    /// <summary>The configuration that was taken over last.</summary>
    public PropertyMap? Configuration { get; private set; }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("CheckConfig", request.Resource.Name, request.Olds, request.News), cancellationToken).ConfigureAwait(false);
        return new CheckResult(request.News, faults.ProblemsOf("CheckConfig", request.Resource.Name));
    }

    /// <inheritdoc/>
    public async Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("DiffConfig", request.Resource.Name, request.OldInputs, request.News), cancellationToken).ConfigureAwait(false);
        return Compare(request.OldInputs, request.News, ["cluster"], false);
    }

    /// <inheritdoc/>
    public async Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken)
    {
        await CallAsync(new("Configure", "default", null, configuration), cancellationToken).ConfigureAwait(false);
        Configuration = configuration;
    }

    /// <inheritdoc/>
    public async Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("Check", request.Resource.Name, request.Olds, request.News), cancellationToken).ConfigureAwait(false);
        var inputs = request.News.Find("name") is null ? request.News.With("name", PropertyValue.Of(request.Resource.Name)) : request.News;
        inputs = inputs.Find("size") is null ? inputs.With("size", PropertyValue.Of(1)) : inputs;
        return new CheckResult(inputs, faults.ProblemsOf("Check", request.Resource.Name));
    }

    /// <inheritdoc/>
    public async Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("Diff", request.Resource.Name, request.OldInputs, request.News), cancellationToken).ConfigureAwait(false);
        return Compare(request.OldInputs, request.News, Replacing, !faults.CreatesBeforeDelete);
    }

    /// <inheritdoc/>
    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var unfinished = await CallAsync(
            new("Create", request.Resource.Name, null, request.Inputs, request.Preview, request.Timeout), cancellationToken).ConfigureAwait(false);
        if (request.Preview)
        {
            return new CreateResult("", Outputs(request.Inputs, null), []);
        }

        var id = IdOf(request.Inputs);
        return new CreateResult(id, Outputs(request.Inputs, cloud.Create(id, request.Inputs)), unfinished);
    }

    /// <inheritdoc/>
    public async Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var unfinished = await CallAsync(
            new("Read", request.Resource.Name, request.Inputs, null, false, request.Timeout), cancellationToken).ConfigureAwait(false);
        return cloud.Objects.TryGetValue(request.Id, out var found)
            ? new ReadResult(request.Id, found.Inputs, Outputs(found.Inputs, found), unfinished)
            : null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListedResource> ListAsync(
        ListRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync(new("List", request.Type, null, request.Query), cancellationToken).ConfigureAwait(false);
        foreach (var id in cloud.Objects.Keys)
        {
            yield return new ListedResource(id, id);
        }
    }

    /// <inheritdoc/>
    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var unfinished = await CallAsync(
            new("Update", request.Resource.Name, request.OldInputs, request.News, request.Preview, request.Timeout), cancellationToken).ConfigureAwait(false);
        return request.Preview
            ? new UpdateResult(Outputs(request.News, null), [])
            : new UpdateResult(Outputs(request.News, cloud.Update(request.Id, request.News)), unfinished);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("Delete", request.Resource.Name, request.OldInputs, null, false, request.Timeout), cancellationToken).ConfigureAwait(false);
        cloud.Remove(request.Id);
    }

    /// <inheritdoc/>
    public async Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        await CallAsync(new("Invoke", request.Token, null, request.Arguments, request.Preview), cancellationToken).ConfigureAwait(false);
        return new InvokeResult(request.Arguments, faults.ProblemsOf("Invoke", request.Token));
    }

    /// <inheritdoc/>
    public Task CancelAsync(CancellationToken cancellationToken) => CallAsync(new("Cancel", "", null, null), cancellationToken);

    private static string IdOf(PropertyMap inputs) => $"{Text(inputs, "name")}@{Text(inputs, "zone")}";

    private static string Text(PropertyMap inputs, string name) =>
        inputs.Find(name)?.Unwrapped is PropertyValue.TextValue text ? text.Value : inputs.Find(name)?.ToString() ?? "";

    private static PropertyMap Outputs(PropertyMap inputs, ScriptedObject? written)
    {
        var zone = inputs.Find("zone");
        var outputs = inputs.With("arn", zone?.ContainsUnknowns == true ? PropertyValue.Unknown : PropertyValue.Of($"arn:{IdOf(inputs)}"));
        return outputs
            .With("endpoint", PropertyValue.Of(PropertyMap.Of(
                ("host", PropertyValue.Of("host")),
                ("port", written is null ? PropertyValue.Unknown : PropertyValue.Of(7000 + written.Serial)))))
            .With(written is null ? PropertyMap.Empty : PropertyMap.Of(("serial", PropertyValue.Of(written.Serial))));
    }

    private static DiffResult Compare(PropertyMap olds, PropertyMap news, string[] replacing, bool deleteFirst)
    {
        var changes = olds.Keys.Union(news.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => !Equals(olds.GetValueOrDefault(name)?.Plain(), news.GetValueOrDefault(name)?.Plain()))
            .Select(name => new PropertyChange(
                PropertyPath.Of(name),
                !olds.ContainsKey(name) ? ChangeKind.Add : !news.ContainsKey(name) ? ChangeKind.Delete : ChangeKind.Update,
                replacing.Contains(name, StringComparer.Ordinal),
                false))
            .ToList();
        return new DiffResult(changes, deleteFirst && changes.Exists(static c => c.Replaces));
    }

    private async Task<IReadOnlyList<string>> CallAsync(RecordedCall call, CancellationToken cancellationToken)
    {
        _calls.Enqueue(call);
        return await faults.ApplyAsync(call, cancellationToken).ConfigureAwait(false);
    }
}
