namespace DorisDr.Sandbox.Http;

/// <summary>The parameters of a query string in their order, each with all its values.</summary>
internal static class QueryText
{
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Parse(string query)
    {
        var order = new List<string>();
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var key = Decode(parts[0]);
            if (!values.TryGetValue(key, out var known))
            {
                values[key] = known = [];
                order.Add(key);
            }

            known.Add(parts.Length > 1 ? Decode(parts[1]) : "");
        }

        return [.. order.Select(k => new KeyValuePair<string, IReadOnlyList<string>>(k, values[k]))];
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
