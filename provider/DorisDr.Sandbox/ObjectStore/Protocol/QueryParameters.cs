namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>The decoded parameters of a query string, in the order of the request.</summary>
internal sealed class QueryParameters(IReadOnlyList<KeyValuePair<string, string>> items)
{
    public IReadOnlyList<KeyValuePair<string, string>> Items { get; } = items;

    /// <summary>The first value, or null when the parameter is absent; <c>?acl</c> and <c>?acl=</c> are both present and empty.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var item in Items)
            {
                if (item.Key == name)
                {
                    return item.Value;
                }
            }

            return null;
        }
    }

    public bool Has(string name) => this[name] is not null;

    public static QueryParameters Parse(ReadOnlySpan<char> text)
    {
        var items = new List<KeyValuePair<string, string>>();
        foreach (var range in text.Split('&'))
        {
            var part = text[range];
            if (part.IsEmpty)
            {
                continue;
            }

            var equals = part.IndexOf('=');
            var name = PercentEncoding.TryDecode(equals < 0 ? part : part[..equals], plusIsSpace: true);
            var value = PercentEncoding.TryDecode(equals < 0 ? "" : part[(equals + 1)..], plusIsSpace: true);
            if (name is null || value is null)
            {
                throw S3Errors.InvalidObjectName.Thrown();
            }

            items.Add(new(name, value));
        }

        return new QueryParameters(items);
    }
}
