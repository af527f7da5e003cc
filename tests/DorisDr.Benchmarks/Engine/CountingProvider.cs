using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Benchmarks.Engine;

/// <summary>Counts what the engine asks of a provider.</summary>
internal sealed class CountingProvider(IProvider inner, ConcurrentDictionary<string, int> calls) : IProvider, IAsyncDisposable
{
    public ProviderSchema Schema => inner.Schema;

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Count(inner.CheckConfigAsync(request, cancellationToken));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Count(inner.DiffConfigAsync(request, cancellationToken));

    public Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken) => Count(inner.ConfigureAsync(configuration, cancellationToken));

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) => Count(inner.CheckAsync(request, cancellationToken));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) => Count(inner.DiffAsync(request, cancellationToken));

    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) => Count(inner.CreateAsync(request, cancellationToken));

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => Count(inner.ReadAsync(request, cancellationToken));

    public IAsyncEnumerable<ListedResource> ListAsync(ListRequest request, CancellationToken cancellationToken) =>
        Count(inner.ListAsync(request, cancellationToken));

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) => Count(inner.UpdateAsync(request, cancellationToken));

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => Count(inner.DeleteAsync(request, cancellationToken));

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) => Count(inner.InvokeAsync(request, cancellationToken));

    public Task CancelAsync(CancellationToken cancellationToken) => Count(inner.CancelAsync(cancellationToken));

    public ValueTask DisposeAsync() => inner is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private T Count<T>(T answer, [CallerMemberName] string method = "")
    {
        calls.AddOrUpdate(method[..^"Async".Length], 1, (_, count) => count + 1);
        return answer;
    }
}
