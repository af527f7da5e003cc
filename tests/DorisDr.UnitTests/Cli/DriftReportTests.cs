using System.Text.Json.Nodes;
using System.Xml.Linq;
using DorisDr.Cli.Rendering.Drift;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Drift;
using DorisDr.Engine.Events;
using DorisDr.ResourceModel.Values;
using DorisDr.Testing;
using Json.Schema;
using Snapshooter;
using Snapshooter.Xunit;
using Xunit;

namespace DorisDr.UnitTests.Cli;

/// <summary>A drift report in all its forms.</summary>
public sealed class DriftReportTests
{
    private const string Type = "dorisdr:index:Repository";

    public static IEnumerable<object[]> Forms() =>
        from report in Reports().Keys from format in DriftFormats.Names select new object[] { report, format };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Report_IsAsReviewed(string report, string format) =>
        Write(report, format).MatchSnapshot(SnapshotNameExtension.Create(format, report));

    [Theory]
    [MemberData(nameof(Forms))]
    public void NoForm_ShowsASecret(string report, string format) => Assert.DoesNotContain("canary", Write(report, format), StringComparison.Ordinal);

    [Theory]
    [InlineData("clean")]
    [InlineData("drifted")]
    [InlineData("unknown")]
    public void Json_FitsItsPublishedSchema(string report)
    {
        var schema = JsonSchema.FromText(File.ReadAllText(Checkout.PathOf("schema", "drift.schema.json")));

        using var document = System.Text.Json.JsonDocument.Parse(Write(report, "json"));
        var result = schema.Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, JsonNode.Parse(System.Text.Json.JsonSerializer.Serialize(result))!.ToJsonString());
        Assert.Equal(report, document.RootElement.GetProperty("result").GetString());
    }

    [Fact]
    public void JUnit_CountsFailuresAndErrors()
    {
        var suite = XDocument.Parse(Write("unknown", "junit")).Root!.Element("testsuite")!;

        Assert.Equal(("5", "3", "1"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("errors")));
        Assert.Equal(5, suite.Elements("testcase").Count());
    }

    private static string Write(string report, string format) => DriftFormats.Write(format, Reports()[report], Palette.None);

    private static Dictionary<string, DriftReport> Reports() => new(StringComparer.Ordinal)
    {
        ["clean"] = Report([], []),
        ["drifted"] = Report(
            [Changed, new(DriftKind.Undeclared, new DriftSubject(Type, "by|hand", "by|hand", ""), [], [])],
            [new PendingChange(StepOp.Update, Subject("offsite"), [PropertyPath.Of("s3", "region")]), new PendingChange(StepOp.Create, Subject("new"), [])]),
        ["unknown"] = Report(
            [
                Changed,
                new(DriftKind.Missing, Subject("onsite"), [], []),
                new(DriftKind.Unknown, Subject("remote"), [], ["DDR1111: No endpoint of cluster \"default\" answers. Check that an FE runs."]),
                new(DriftKind.Unhealthy, Subject("sick"), [], ["the bucket is <gone>\u0001"]),
            ],
            []) with
        { PendingProblems = ["DDR1003: location is no text."] },
    };

    private static DriftFinding Changed => new(
        DriftKind.Changed,
        Subject("offsite"),
        [
            new DriftedProperty(PropertyPath.Of("s3", "region"), PropertyValue.Of("eu"), PropertyValue.Of("us`|")),
            new DriftedProperty(PropertyPath.Of("s3", "secretKey"), PropertyValue.Secret(PropertyValue.Of("canary")), null),
            new DriftedProperty(PropertyPath.Of("properties"), null, PropertyValue.Of(PropertyMap.Of(("a", PropertyValue.Of("1")), ("b", PropertyValue.Of("2"))))),
        ],
        []);

    private static DriftReport Report(DriftFinding[] findings, PendingChange[] pending) => new(
        "recovery",
        "prod",
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        [Subject("offsite"), Subject("onsite"), Subject("remote"), Subject("sick"), Subject("well")],
        [.. findings],
        [.. pending],
        []);

    private static DriftSubject Subject(string name) => new(Type, name, name, $"urn:pulumi:prod::recovery::{Type}::{name}");
}
