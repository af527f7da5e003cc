using System.Text;
using CsCheck;
using DorisDr.Sandbox.ObjectStore.Listing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.ObjectStore;

public sealed class ListingWalkTests
{
    // Few characters, so that prefixes meet; one whose UTF-16 order differs from its UTF-8 order.
    private static readonly Gen<string> Text =
        OneOf("a", "b", "/", "-", "\uFF5E", "😀").Array[0, 5].Select(string.Concat);

    private static readonly Gen<string[]> Keys = Text.Where(key => key.Length > 0).Array[0, 20].Select(keys => keys.Distinct().ToArray());

    [Fact]
    public void Pages_OfAnySize_TogetherAreTheWholeListing() =>
        Gen.Select(Keys, Text, OneOf("", "/", "-", "a/"), Gen.Int[1, 6]).Sample((keys, prefix, delimiter, size) =>
        {
            var paged = new List<string>();
            var after = Array.Empty<byte>();
            while (true)
            {
                var page = Page(keys, prefix, delimiter, after, size);
                Assert.True(page.Items.Count + page.CommonPrefixes.Count <= size);
                paged.AddRange(Entries(page));
                if (page.Next is null)
                {
                    break;
                }

                Assert.Equal(size, page.Items.Count + page.CommonPrefixes.Count);
                after = page.Next;
            }

            Assert.Equal(Expected(keys, prefix, delimiter), paged);
        }, iter: 3000);

    [Fact]
    public void Page_AfterAnyText_HoldsOnlyWhatLiesBehindIt() =>
        Gen.Select(Keys, Text, Text).Sample((keys, prefix, after) =>
        {
            var page = Page(keys, prefix, "", Encoding.UTF8.GetBytes(after), 1000);
            var expected = Expected(keys, prefix, "").Where(key => Compare(key, after) > 0);
            Assert.Equal(expected, Entries(page));
        }, iter: 3000);

    [Fact]
    public void Page_OfSizeZero_IsEmptyAndLast()
    {
        var page = Page(["a"], "", "", [], 0);
        Assert.Empty(Entries(page));
        Assert.Null(page.Next);
    }

    [Fact]
    public void Page_ManyKeysBehindOnePrefix_ReadsOnlyOneOfThem()
    {
        var keys = Enumerable.Range(0, 1000).Select(number => Encoding.UTF8.GetBytes($"p/{number:0000}")).ToList();
        var reads = 0;
        var page = ListingWalk.Page(
            (from, _) => keys.Where(key => key.AsSpan().SequenceCompareTo(from) >= 0).Select(key =>
            {
                reads++;
                return key;
            }),
            key => key, key => key, new ListingQuery([], "/"u8.ToArray(), [], 10));
        Assert.Equal(["p/"], Entries(page));
        Assert.Equal(1, reads);
    }

    private static Gen<string> OneOf(params string[] choices) => Gen.OneOf(choices.Select(Gen.Const).ToArray());

    private static ListingPage<byte[]> Page(string[] keys, string prefix, string delimiter, byte[] after, int size)
    {
        var ordered = keys.Select(Encoding.UTF8.GetBytes).Order(Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y))).ToList();
        return ListingWalk.Page(
            (from, inclusive) => ordered.Where(key => key.AsSpan().SequenceCompareTo(from) is var order && (order > 0 || (inclusive && order == 0))),
            key => key,
            key => key,
            new ListingQuery(Encoding.UTF8.GetBytes(prefix), Encoding.UTF8.GetBytes(delimiter), after, size));
    }

    /// <summary>The definition, without any cleverness: filter, roll up, sort by bytes.</summary>
    private static string[] Expected(string[] keys, string prefix, string delimiter) =>
    [
        .. keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key =>
            {
                var at = delimiter.Length == 0 ? -1 : key.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
                return at < 0 ? key : key[..(at + delimiter.Length)];
            })
            .Distinct()
            .Order(Comparer<string>.Create(Compare)),
    ];

    private static IEnumerable<string> Entries(ListingPage<byte[]> page) =>
        page.Items.Concat(page.CommonPrefixes).Select(Encoding.UTF8.GetString).Order(Comparer<string>.Create(Compare));

    private static int Compare(string? x, string? y) =>
        Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
