using System.Numerics;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// The order in which a Java HashMap lists its entries: by the low bits of the spread hash, then by age. Doris shows repositories and their
/// properties in this order.
/// </summary>
internal static class JavaHashOrder
{
    private const int SmallestTable = 16;

    public static IEnumerable<T> Of<T>(IReadOnlyCollection<T> items, Func<T, string> key) => Order(items, item => HashOf(key(item)));

    public static IEnumerable<T> Of<T>(IReadOnlyCollection<T> items, Func<T, long> key) => Order(items, item => HashOf(key(item)));

    private static int HashOf(string text)
    {
        var hash = 0;
        foreach (var c in text)
        {
            hash = unchecked((31 * hash) + c);
        }

        return hash;
    }

    private static int HashOf(long value) => unchecked((int)(value ^ (value >>> 32)));

    private static IOrderedEnumerable<T> Order<T>(IReadOnlyCollection<T> items, Func<T, int> hash)
    {
        // A table grows when it is three quarters full.
        var size = Math.Max(SmallestTable, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(items.Count / 0.75)));
        return items.OrderBy(item =>
        {
            var h = hash(item);
            return (h ^ (h >>> 16)) & (size - 1);
        });
    }
}
