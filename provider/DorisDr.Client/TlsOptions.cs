namespace DorisDr.Client;

/// <summary>TLS of the connections to one cluster.</summary>
/// <param name="Mode">How strict to be.</param>
/// <param name="CaFile">PEM file with the authorities to trust; without it those of the machine are trusted.</param>
public sealed record TlsOptions(TlsMode Mode = TlsMode.Preferred, string? CaFile = null);
