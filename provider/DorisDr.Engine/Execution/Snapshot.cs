using System.Collections.Immutable;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>
/// The resources while a run changes them, in Pulumi's order: first what this run finished, as it finished, then what it did not touch, in
/// the old order
/// (pkg/backend/snapshot.go).
/// </summary>
internal sealed record Snapshot(ImmutableArray<ResourceState> Finished, ImmutableArray<ResourceState> Untouched)
{
    public ImmutableArray<ResourceState> Resources => Finished.AddRange(Untouched);

    public ResourceState? Find(string urn) => Resources.FirstOrDefault(r => r.Urn == urn);

    /// <summary>A resource is done with: its new state moves to the end of the finished ones.</summary>
    public Snapshot Finish(ResourceState state) => Remove(state.Urn) with { Finished = Without(Finished, state.Urn).Add(state) };

    /// <summary>A resource gets another state and keeps its place.</summary>
    public Snapshot Mark(ResourceState state) =>
        new([.. Finished.Select(r => r.Urn == state.Urn ? state : r)], [.. Untouched.Select(r => r.Urn == state.Urn ? state : r)]);

    /// <summary>A resource is gone.</summary>
    public Snapshot Remove(string urn) => new(Without(Finished, urn), Without(Untouched, urn));

    private static ImmutableArray<ResourceState> Without(ImmutableArray<ResourceState> resources, string urn) =>
        resources.RemoveAll(r => r.Urn == urn);
}
