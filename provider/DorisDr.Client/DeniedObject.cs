namespace DorisDr.Client;

/// <summary>What a privilege is missing for.</summary>
/// <param name="Database">The database.</param>
/// <param name="Table">The table, or null for the database as a whole.</param>
public sealed record DeniedObject(string Database, string? Table);
