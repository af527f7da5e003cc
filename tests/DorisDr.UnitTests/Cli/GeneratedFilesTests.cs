using System.Text.RegularExpressions;
using DorisDr.Cli.Documents;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.ResourceModel.Provider;
using DorisDr.Resources;
using DorisDr.Testing;
using DorisDr.Testing.Model;
using Xunit;

namespace DorisDr.UnitTests.Cli;

/// <summary>The folder schema/ says what the code says. <c>dorisdr schema write</c> makes it so.</summary>
public sealed class GeneratedFilesTests
{
    public static TheoryData<string> Paths() => [.. GeneratedFiles.All(TimeProvider.System).Select(file => file.Path)];

    public static TheoryData<string> Pages() =>
    [
        .. ResourceCatalog.Resources.Select(type => $"resources/{type.Token.Split(':')[^1]}.md"),
        .. ResourceCatalog.Functions.Select(type => $"functions/{type.Token.Split(':')[^1]}.md"),
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public void File_OfTheSchemaFolder_IsWhatTheCodeSays(string path) =>
        Assert.Equal(Text(path), File.ReadAllText(Checkout.PathOf("schema", path)));

    [Fact]
    public void Folders_OfPages_HoldNoOthers() => Assert.Equal(
        GeneratedFiles.All(TimeProvider.System).Select(file => file.Path).Where(path => path.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        GeneratedFiles.Folders.SelectMany(folder => Directory.EnumerateFiles(Checkout.PathOf("schema", folder)))
            .Select(file => Path.GetRelativePath(Checkout.PathOf("schema"), file))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_OfTheCatalogue_HasAllItsSections(string path)
    {
        var page = Text(path);
        string[] sections = path.StartsWith("resources/", StringComparison.Ordinal)
            ? ["## Example", "## Import", "## Inputs", "## Outputs", "## Errors"]
            : ["## Example", "## Arguments", "## Result", "## Errors"];

        Assert.Equal(sections, page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal) && line != "## Types"));
        Assert.Contains("\n| DDR1111 |", page, StringComparison.Ordinal);
        Assert.Contains("```yaml\n", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Example_OfThePage_IsASoundProgram(string path)
    {
        var example = Text(path).Split("```yaml\n")[1].Split("```")[0];
        var project = Project.Parse($"name: example\nruntime: yaml\n{example}", "/example/Pulumi.yaml");
        var schema = ((IProvider)DorisProvider.Create(_ => null, new RecordingLog(), TimeProvider.System)).Schema;

        // What stands for itself in ${...} comes from the configuration.
        var config = Regex.Matches(example, @"\$\{(\w+)\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => $"example:{m.Groups[1].Value}");

        Assert.NotNull(ProgramChecker.Check(project, schema, config));
    }

    [Theory]
    [InlineData("| `location` | string | required | replaces |")]
    [InlineData("| `adoptExisting` | boolean | `false` | does nothing |")]
    [InlineData("| `name` | string | the logical name | replaces |")]
    [InlineData("| `accessKey` | string, secret | – | updates |")]
    [InlineData("| `kerberosKeytab` | string | – | replaces |")]
    [InlineData("pulumi import dorisdr:index:Repository offsite offsite")]
    public void RepositoryPage_Says(string text) => Assert.Contains(text, Text("resources/Repository.md"), StringComparison.Ordinal);

    private static string Text(string path) => GeneratedFiles.All(TimeProvider.System).Single(file => file.Path == path).Text;
}
