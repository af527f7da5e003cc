using System.Reflection;
using System.Text.RegularExpressions;
using DorisDr.Engine;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources.Problems;
using DorisDr.Testing;
using Xunit;

namespace DorisDr.UnitTests.Architecture;

/// <summary>Every code that the source can say stands in <c>schema/errors.md</c>, once, with a cause and a remedy.</summary>
public sealed partial class ProblemCodesTests
{
    private static readonly string[] Page = File.ReadAllLines(Checkout.PathOf("schema", "errors.md"));

    private static IEnumerable<string> Listed => Page.Select(line => RowCode().Match(line)).Where(m => m.Success).Select(m => m.Groups[1].Value);

    [Fact]
    public void Code_InTheSource_StandsInThePageOnce()
    {
        var source = Directory.EnumerateFiles(Checkout.PathOf("provider"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .ToHashSet(StringComparer.Ordinal);

        Assert.True(source.Count > 100, $"Only {source.Count} codes were found in the source.");
        Assert.Equal(source.Order(StringComparer.Ordinal), Listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Group_OfThePage_IsSorted()
    {
        var codes = Listed.ToArray();
        var heads = Page.Count(line => line.StartsWith("## ", StringComparison.Ordinal));
        var drops = Enumerable.Range(1, codes.Length - 1).Count(i => string.CompareOrdinal(codes[i - 1], codes[i]) >= 0);

        Assert.True(drops < heads, $"{drops} codes are not in order.");
    }

    [Fact]
    public void Row_SaysCauseAndRemedy() => Assert.All(
        Page.Where(line => RowCode().IsMatch(line)).Where(line => !line.StartsWith("| DDR2503", StringComparison.Ordinal)), // Its cause says what to do.
        line => Assert.All(line.Trim('|').Split('|'), cell => Assert.True(cell.Trim(' ', '…', '.').Length > 0, line)));

    [Theory]
    [InlineData(typeof(ModelProblems))]
    [InlineData(typeof(ResourceProblems))]
    [InlineData(typeof(EngineProblems))]
    public void Table_ListsAllOfItsAssembly(Type table)
    {
        var all = (IReadOnlyList<ProblemKind>)table.GetProperty("All")!.GetValue(null)!;
        var fields = table.Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public))
            .Where(field => field.FieldType == typeof(ProblemKind))
            .Select(field => ((ProblemKind)field.GetValue(null)!).Code);

        Assert.Equal(fields.Order(StringComparer.Ordinal), all.Select(kind => kind.Code).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(DDR[0-9]{4})\"", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^\| (DDR[0-9]{4}) \|", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex RowCode();
}
