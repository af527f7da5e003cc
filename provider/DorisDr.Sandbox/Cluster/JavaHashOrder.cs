using System.Numerics;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// The order in which a Java HashMap lists its entries: by the low bits of the spread hash, then by age. Doris shows repositories and their
/// properties in this order.
/// </summary>
internal static class JavaHashOrder
{
    private const int SmallestTable = 16;
    private const double LoadFactor = 0.75;

    /// <summary>A map that was copied from another one: its table is just large enough.</summary>
    public static IEnumerable<T> OfCopy<T>(IReadOnlyCollection<T> items, Func<T, string> key) =>
        Order(items, item => HashOf(key(item)), (int)BitOperations.RoundUpToPowerOf2((uint)((items.Count / LoadFactor) + 1)));

    /// <summary>A map that grew entry by entry: its table doubles when it is three quarters full.</summary>
    public static IEnumerable<T> OfGrown<T>(IReadOnlyCollection<T> items, Func<T, long> key) =>
        Order(items, item => HashOf(key(item)), GrownTable(items.Count));

    /// <summary>The same with text as keys.</summary>
    public static IEnumerable<T> OfGrown<T>(IReadOnlyCollection<T> items, Func<T, string> key) => Order(items, item => HashOf(key(item)), GrownTable(items.Count));

    private static int GrownTable(int count) => Math.Max(SmallestTable, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(count / LoadFactor)));

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

    private static IOrderedEnumerable<T> Order<T>(IReadOnlyCollection<T> items, Func<T, int> hash, int tableSize) => items.OrderBy(item =>
    {
        var h = hash(item);
        return (h ^ (h >>> 16)) & (tableSize - 1);
    });
}
