namespace DorisDr.Client.Catalog.Repositories;

/// <summary>A repository as Doris has it: its row, and its properties where they can be read.</summary>
/// <param name="Row">The row of SHOW REPOSITORIES.</param>
/// <param name="Properties">Its properties, or null where Doris cannot print them, as for Azure.</param>
public sealed record StoredRepository(Repository Row, IReadOnlyList<StoredProperty>? Properties)
{
    /// <summary>The value of a property that is there and not masked.</summary>
    public string? Visible(string key) =>
        Properties?.FirstOrDefault(property => string.Equals(property.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
