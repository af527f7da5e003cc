using System.Collections.Immutable;
using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Schema;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Model;

/// <summary>A shelf, the resource of the model's own tests. It lives in <see cref="ShelfRoom"/>.</summary>
[PropertyRecord]
public sealed partial record ShelfInputs
{
    /// <summary>Name of the shelf.</summary>
    [AutoName]
    [ForcesReplacement]
    public string? Name { get; init; }

    /// <summary>Where it stands. Compared without regard to a slash at the end.</summary>
    [Normalized<TrailingSlash>]
    [ForcesReplacement]
    public required string Place { get; init; }

    /// <summary>Width in `cm`.</summary>
    [Default(80)]
    public long Width { get; init; }

    /// <summary>How it is locked.</summary>
    public ShelfLock? Lock { get; init; }

    /// <summary>Free marks.</summary>
    public ImmutableSortedDictionary<string, string> Marks { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Books in order.</summary>
    public ImmutableArray<string> Books { get; init; } = [];

    /// <summary>How long it may stand empty.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>Only steers how it is made.</summary>
    [NotCompared]
    public bool Careful { get; init; }
}

/// <summary>A lock.</summary>
[PropertyRecord]
public sealed partial record ShelfLock
{
    /// <summary>Kind of lock.</summary>
    [Default("bolt")]
    public LockKind Kind { get; init; }

    /// <summary>The code that opens it.</summary>
    public SecretText? Code { get; init; }
}

/// <summary>Kinds of locks.</summary>
public enum LockKind
{
    /// <summary>A bolt.</summary>
    Bolt,

    /// <summary>A padlock.</summary>
    PadLock,
}

/// <summary>What the room adds.</summary>
[PropertyRecord]
public sealed partial record ShelfState
{
    /// <summary>Number of the room.</summary>
    public required string Room { get; init; }
}

/// <summary>A path without its last slash.</summary>
public sealed class TrailingSlash : INormalizer
{
    /// <inheritdoc/>
    public static string Normalize(string text) => text.TrimEnd('/');
}

/// <summary>Arguments of the counting function.</summary>
[PropertyRecord]
public sealed partial record CountArguments
{
    /// <summary>Only shelves at this place.</summary>
    public string? Place { get; init; }
}

/// <summary>A count.</summary>
[PropertyRecord]
public sealed partial record CountResult
{
    /// <summary>How many.</summary>
    public required long Count { get; init; }
}

/// <summary>Configuration of the room.</summary>
[PropertyRecord]
public sealed partial record RoomConfig
{
    /// <summary>Number of the room.</summary>
    [Environment("ROOM")]
    public string? Room { get; init; }

    /// <summary>Key of the room.</summary>
    [Environment("ROOM_KEY")]
    public SecretText? Key { get; init; }

    /// <summary>Doors.</summary>
    public ImmutableArray<string> Doors { get; init; } = [];
}

/// <summary>The room: what is really there.</summary>
public sealed class ShelfRoom
{
    public Dictionary<string, ShelfInputs> Shelves { get; } = new(StringComparer.Ordinal);

    public RoomConfig? Config { get; private set; }

    /// <summary>The log that was given when it was opened.</summary>
    public IEngineLog? Log { get; private set; }

    public ResourceProvider<RoomConfig, ShelfRoom> Provider(Func<string, string?>? environment = null, IEngineLog? log = null, TimeProvider? time = null) =>
        new(Definition(), environment ?? (_ => null), log ?? new SilentLog(), time ?? TimeProvider.System);

    public ProviderDefinition<RoomConfig, ShelfRoom> Definition() => new()
    {
        Package = new PackageInfo
        {
            Name = "room",
            Version = "1.2.3",
            DisplayName = "Room",
            Description = "Shelves.",
            Publisher = "Tests",
            Repository = "https://example.org/room",
            License = "Apache-2.0",
            PluginDownloadUrl = "https://example.org/plugins",
        },
        CheckConfig = static checkedConfig => checkedConfig.Inputs.Doors.Length > 2
            ? [new Problem("TST1", "There are too many doors.", "Give two at most.", PropertyPath.Of("doors"))]
            : [],
        Open = (config, log) =>
        {
            Config = config;
            Log = log;
            return this;
        },
        CloseAsync = static _ => ValueTask.CompletedTask,
        Forget = static _ => { },
        Resources = [ResourceType.Of("room:index:Shelf", (ShelfRoom room) => new ShelfResource(room), lists: true)],
        Functions = [FunctionType.Of("room:index:count", (ShelfRoom room) => new CountFunction(room))],
    };
}

/// <summary>The handler.</summary>
public sealed class ShelfResource(ShelfRoom room) : IResource<ShelfInputs, ShelfState>, IUpdates<ShelfInputs, ShelfState>, IChecks<ShelfInputs>, ILists
{
    private ShelfState State => new() { Room = room.Config?.Room ?? "" };

    public IEnumerable<Problem> Check(CheckedInputs<ShelfInputs> inputs)
    {
        if (inputs.Knows("width") && inputs.Inputs.Width < 0)
        {
            yield return new Problem("TST2", "The width is negative.", "Give a width of 0 or more.", PropertyPath.Of("width"));
        }
    }

    public Task<Outcome<ShelfState>> CreateAsync(ShelfInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        room.Shelves[inputs.Name!] = inputs;
        if (inputs.Place == "noisy")
        {
            room.Log?.Log(LogSeverity.Debug, "", "creak", ephemeral: false);
        }

        Outcome<ShelfState> outcome = inputs.Place == "attic"
            ? new Unfinished<ShelfState>(inputs.Name!, State, ["it does not stand straight yet"])
            : new Done<ShelfState>(inputs.Name!, State);
        return Task.FromResult(outcome);
    }

    public Task<Live<ShelfInputs, ShelfState>?> ReadAsync(
        ReadTarget<ShelfInputs, ShelfState> target, OperationContext context, CancellationToken cancellationToken) =>
        Task.FromResult(room.Shelves.TryGetValue(target.Id, out var shelf)
            ? new Live<ShelfInputs, ShelfState>(target.Id, shelf with { Lock = shelf.Lock is null ? null : shelf.Lock with { Code = null } }, State)
            : null);

    public Task<Outcome<ShelfState>> UpdateAsync(
        Existing<ShelfInputs, ShelfState> existing, ShelfInputs inputs, OperationContext context, CancellationToken cancellationToken)
    {
        room.Shelves[existing.Id] = inputs;
        return Task.FromResult<Outcome<ShelfState>>(new Done<ShelfState>(existing.Id, State));
    }

    public Task DeleteAsync(Existing<ShelfInputs, ShelfState> existing, OperationContext context, CancellationToken cancellationToken)
    {
        room.Shelves.Remove(existing.Id);
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<ListedResource> ListAsync(
        PropertyMap query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in room.Shelves.Keys)
        {
            yield return await Task.FromResult(new ListedResource(name, name));
        }
    }
}

/// <summary>The function.</summary>
public sealed class CountFunction(ShelfRoom room) : IFunction<CountArguments, CountResult>
{
    public Task<CountResult> InvokeAsync(CountArguments arguments, CancellationToken cancellationToken) =>
        Task.FromResult(new CountResult { Count = room.Shelves.Values.Count(s => arguments.Place is null || s.Place == arguments.Place) });
}
