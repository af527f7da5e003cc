using CsCheck;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing.Model;
using Snapshooter.Xunit;
using Xunit;

namespace DorisDr.UnitTests.ResourceModel;

public sealed class ValueTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("a.b[0].c")]
    [InlineData("tags[\"a.b\"]")]
    [InlineData("[\"root key.\"].x")]
    [InlineData("a[\"say \\\"x\\\"\"]")]
    public void Path_Parsed_WritesItselfAgain(string text)
    {
        Assert.True(PropertyPath.TryParse(text, out var path));
        Assert.Equal(text, path.ToString());
    }

    [Theory]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[\"x]")]
    public void Path_Malformed_IsRefused(string text) => Assert.False(PropertyPath.TryParse(text, out _));

    [Fact]
    public void Path_AnyNames_SurviveWritingAndReading() =>
        Gen.String[Gen.Char["ab.[]\"\\ "], 1, 8].Array[1, 4].Where(names => names.All(n => n != "*" && !n.Contains('\\', StringComparison.Ordinal))).Sample(names =>
        {
            var path = PropertyPath.Of(names);
            return PropertyPath.TryParse(path.ToString(), out var read) && read.Equals(path);
        });

    [Theory]
    [InlineData("a", "a.b", true)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a[*]", "a[3]", true)]
    [InlineData("*", "x.y", true)]
    [InlineData("a.b", "a", false)]
    [InlineData("b", "a", false)]
    public void Path_Covers_ByPrefixAndWildcard(string wide, string narrow, bool expected)
    {
        Assert.True(PropertyPath.TryParse(wide, out var a) & PropertyPath.TryParse(narrow, out var b));
        Assert.Equal(expected, a!.Covers(b!));
    }

    [Fact]
    public void Secret_AtAnyDepth_IsNotShown()
    {
        var value = PropertyValue.Of([PropertyValue.Of(PropertyMap.Of(("k", PropertyValue.Secret(PropertyValue.Of("hush")))))]);

        Assert.DoesNotContain("hush", value.ToString(), StringComparison.Ordinal);
        Assert.True(value.ContainsSecrets);
        Assert.False(value.Plain().ContainsSecrets);
    }

    [Fact]
    public void Record_WrittenAndRead_IsTheSame() =>
        Gen.Select(Gen.String, Gen.Long[-1000, 1000], Gen.String.Array[0, 3], Gen.Bool, Gen.Int[0, 1_000_000]).Sample((place, width, books, careful, seconds) =>
        {
            var shelf = new ShelfInputs
            {
                Place = place,
                Width = width,
                Books = [.. books],
                Careful = careful,
                Patience = TimeSpan.FromSeconds(seconds),
                Lock = new ShelfLock { Kind = LockKind.PadLock, Code = new SecretText("c") },
            };
            var written = ShelfInputs.Descriptor.Write(shelf);
            var read = ShelfInputs.Descriptor.Read(written);
            return ShelfInputs.Descriptor.Write(read).Equals(written) && read.Place == place && read.Patience == shelf.Patience && read.Lock == shelf.Lock;
        });

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("1h30m", 5400)]
    [InlineData("2d", 172800)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("0", 0)]
    public void Duration_Written_IsRead(string text, double seconds)
    {
        Assert.True(Durations.TryParse(text, out var duration));
        Assert.Equal(seconds, duration.TotalSeconds, 6);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-1s")]
    [InlineData("1w")]
    public void Duration_Malformed_IsRefused(string text) => Assert.False(Durations.TryParse(text, out _));

    [Theory]
    [InlineData("Repositry", "Repository")]
    [InlineData("repository", "Repository")]
    [InlineData("Zebra", null)]
    public void Nearest_FindsTypingErrorsOnly(string written, string? expected) => Assert.Equal(expected, Nearest.To(written, ["Repository", "Schedule"]));

    [Fact]
    public void Schema_OfTheRoom_IsAsRecorded() => new ShelfRoom().Provider().Schema.ToJson().MatchSnapshot();
}
