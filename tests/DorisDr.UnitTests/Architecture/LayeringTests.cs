using System.Xml.Linq;
using DorisDr.Testing;
using Xunit;

namespace DorisDr.UnitTests.Architecture;

/// <summary>Holds the project files against the layering table of CONTRIBUTING.md: the table is the design, the project graph is the code.</summary>
public sealed class LayeringTests
{
    public static TheoryData<string> Projects() =>
        [.. ProjectNames()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_OnlyWhatTheTableAllows(string project)
    {
        var row = Rows().SingleOrDefault(r => r.Project == project);
        Assert.True(row is not null, $"CONTRIBUTING.md has no row for {project}.");

        var file = XDocument.Load(Checkout.PathOf("provider", $"DorisDr.{project}", $"DorisDr.{project}.csproj"));
        var references = Includes(file, "ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r)["DorisDr.".Length..]);
        var packages = Includes(file, "PackageReference");

        Assert.Empty(references.Except(row.References));
        Assert.Empty(packages.Except(row.Packages));
    }

    [Fact]
    public void Table_NamesEveryProject_AndNoOther()
    {
        Assert.Equal(ProjectNames().Order(StringComparer.Ordinal), Rows().Select(r => r.Project).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> ProjectNames() =>
        Directory.GetDirectories(Checkout.PathOf("provider"), "DorisDr.*").Select(d => Path.GetFileName(d)["DorisDr.".Length..]);

    private static IEnumerable<string> Includes(XDocument project, string element) =>
        project.Descendants(element).Select(e => ((string)e.Attribute("Include")!).Replace('\\', '/'));

    private static List<Row> Rows() =>
    [
        .. File.ReadLines(Checkout.PathOf("CONTRIBUTING.md"))
            .SkipWhile(l => !l.StartsWith("| Project |", StringComparison.Ordinal))
            .TakeWhile(l => l.StartsWith('|'))
            .Skip(2)
            .Select(l => l.Split('|', StringSplitOptions.TrimEntries))
            .Select(c => new Row(c[1], Names(c[2]), Names(c[3]))),
    ];

    private static string[] Names(string cell) =>
        cell == "–" ? [] : cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private sealed record Row(string Project, string[] References, string[] Packages);
}
