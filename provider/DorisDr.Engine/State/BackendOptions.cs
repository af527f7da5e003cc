using System.Collections.Immutable;
using System.Security.Cryptography;

namespace DorisDr.Engine.State;

/// <summary>What a backend works with.</summary>
public sealed record BackendOptions
{
    /// <summary>The machine: environment, user, processes.</summary>
    public required IMachine Machine { get; init; }

    /// <summary>The clock of manifests, locks, history and of the pauses between tries.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Names of locks and of temporary files.</summary>
    public required RandomNumberGenerator Chance { get; init; }

    /// <summary>The provider packages whose resources are supported; a state with any other is refused.</summary>
    public required ImmutableHashSet<string> Packages { get; init; }

    /// <summary>Version text of this program, written into every state.</summary>
    public required string WriterVersion { get; init; }
}
