namespace DorisDr.Client.Sessions;

/// <summary>Proof that an FE answers with what the master knows.</summary>
/// <param name="Write">Number of writes that had been done when it was proved.</param>
/// <param name="Until">End of the proof.</param>
/// <param name="IsMaster">The FE is the master itself, so later writes do not matter.</param>
internal sealed record Currency(long Write, DateTimeOffset Until, bool IsMaster)
{
    internal static Currency None { get; } = new(-1, DateTimeOffset.MinValue, IsMaster: false);

    internal bool Covers(long write, DateTimeOffset now) => now < Until && (IsMaster || Write == write);
}
