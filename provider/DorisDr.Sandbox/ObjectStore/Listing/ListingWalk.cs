namespace DorisDr.Sandbox.ObjectStore.Listing;

/// <summary>
/// Walks ordered keys and rolls up what shares a prefix up to the delimiter. It jumps over the rolled-up keys instead of reading them.
/// </summary>
internal static class ListingWalk
{
    /// <param name="from">Reads items from a key on (inclusive or not), ordered by the bytes of their keys.</param>
    /// <param name="positionOf">Where an item stands in that order: its key, or its key and more where several items share one.</param>
    /// <param name="keyOf">The key of an item.</param>
    /// <param name="query">What is asked for.</param>
    public static ListingPage<T> Page<T>(
        Func<byte[], bool, IEnumerable<T>> from, Func<T, byte[]> positionOf, Func<T, byte[]> keyOf, ListingQuery query)
    {
        var items = new List<T>();
        var prefixes = new List<byte[]>();
        var last = query.After;
        var behindPrefix = query.After.AsSpan().SequenceCompareTo(query.Prefix) >= 0;
        byte[]? position = behindPrefix && query.After.Length > 0 ? query.After : query.Prefix;
        var inclusive = position == query.Prefix;
        if (query.MaxKeys == 0)
        {
            return new(items, prefixes, null);
        }

        while (position is not null)
        {
            byte[]? jump = null;
            foreach (var item in from(position, inclusive))
            {
                var key = keyOf(item);
                if (!key.AsSpan().StartsWith(query.Prefix))
                {
                    break;
                }

                var common = CommonPrefix(key, query);
                if (common is null || !common.AsSpan().SequenceEqual(query.After))
                {
                    if (items.Count + prefixes.Count == query.MaxKeys)
                    {
                        return new(items, prefixes, last);
                    }

                    last = common ?? positionOf(item);
                    if (common is null)
                    {
                        items.Add(item);
                        continue;
                    }

                    prefixes.Add(common);
                }

                jump = Successor(common);
                break;
            }

            position = jump;
            inclusive = true;
        }

        return new(items, prefixes, null);
    }

    private static byte[]? CommonPrefix(byte[] key, ListingQuery query)
    {
        if (query.Delimiter.Length == 0)
        {
            return null;
        }

        var at = key.AsSpan(query.Prefix.Length).IndexOf(query.Delimiter);
        return at < 0 ? null : key[..(query.Prefix.Length + at + query.Delimiter.Length)];
    }

    /// <summary>The first byte string behind all that begin with the prefix; null when there is none.</summary>
    private static byte[]? Successor(byte[] prefix)
    {
        for (var at = prefix.Length - 1; at >= 0; at--)
        {
            if (prefix[at] < byte.MaxValue)
            {
                var result = prefix[..(at + 1)];
                result[at]++;
                return result;
            }
        }

        return null;
    }
}
