using DorisDr.Plugin.Hosting;
using DorisDr.Plugin.Protos;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Problems;
using Grpc.Core;
using Xunit;

namespace DorisDr.UnitTests.Plugin;

public sealed class MappingTests
{
    private static readonly Problem Missing = new("DDR1002", "The property is required.", "Give a string.", PropertyPath.Of("endpoints"));

    [Fact]
    public void Diff_Encoded_SaysTheSameFourTimes()
    {
        var result = new DiffResult(
            [
                new PropertyChange(PropertyPath.Of("s3", "region"), ChangeKind.Update, false, false),
                new PropertyChange(PropertyPath.Of("s3", "secretKey"), ChangeKind.Update, false, true),
                new PropertyChange(PropertyPath.Of("location"), ChangeKind.Add, true, false),
                new PropertyChange(PropertyPath.Of("properties", "a.b"), ChangeKind.Delete, true, false),
            ],
            true);

        var wire = DiffMapping.Encode(result);

        Assert.Equal(DiffResponse.Types.DiffChanges.DiffSome, wire.Changes);
        Assert.True(wire.HasDetailedDiff);
        Assert.True(wire.DeleteBeforeReplace);
        Assert.Equal(["location", "properties", "s3"], wire.Diffs.Order(StringComparer.Ordinal));
        Assert.Equal(["location", "properties"], wire.Replaces.Order(StringComparer.Ordinal));
        Assert.Equal(PropertyDiff.Types.Kind.AddReplace, wire.DetailedDiff["location"].Kind);
        Assert.Equal(PropertyDiff.Types.Kind.DeleteReplace, wire.DetailedDiff["properties[\"a.b\"]"].Kind);
        Assert.True(wire.DetailedDiff["s3.secretKey"].InputDiff);
        Assert.All(wire.DetailedDiff.Keys, path => Assert.Contains(path.Split('.', '[')[0], wire.Diffs));
    }

    [Fact]
    public void Diff_WithoutChanges_IsTheVerdictNone()
    {
        var wire = DiffMapping.Encode(DiffResult.None);

        Assert.Equal(DiffResponse.Types.DiffChanges.DiffNone, wire.Changes);
        Assert.Empty(wire.DetailedDiff);
        Assert.False(wire.DeleteBeforeReplace);
    }

    [Fact]
    public void Unfinished_Encoded_HasTheDetailThatGoDecodes()
    {
        var detail = new ErrorResourceInitFailed { Id = "a", Properties = ValueCodec.Encode(PropertyMap.Empty) };
        detail.Reasons.Add("it does not answer yet");

        var failure = Failures.Unfinished(detail, cancelled: false);
        var status = DorisDr.Plugin.Protos.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));

        Assert.Equal((int)failure.StatusCode, status.Code);
        Assert.Equal("type.googleapis.com/pulumirpc.ErrorResourceInitFailed", Assert.Single(status.Details).TypeUrl);
        Assert.Equal("a", status.Details[0].Unpack<ErrorResourceInitFailed>().Id);
    }

    [Fact]
    public void Configure_WithMissingKeysOnly_NamesThemInADetail()
    {
        var failure = Failures.OfConfigure(new ProblemException(Missing), cancelled: false);
        var status = DorisDr.Plugin.Protos.Status.Parser.ParseFrom(failure.Trailers.GetValueBytes("grpc-status-details-bin"));

        Assert.Equal("endpoints", Assert.Single(status.Details[0].Unpack<ConfigureErrorMissingKeys>().MissingKeys).Name);
    }

    [Theory]
    [InlineData(true, StatusCode.Cancelled)]
    [InlineData(false, StatusCode.DeadlineExceeded)]
    public void Stopped_IsToldFromTooLate(bool cancelled, StatusCode expected) =>
        Assert.Equal(expected, Failures.Of(new OperationCanceledException(), cancelled).StatusCode);

    [Fact]
    public void Defect_TellsItsTypeAndNotItsText()
    {
        var failure = Failures.Of(new InvalidOperationException("canary"), cancelled: false);

        Assert.Equal(StatusCode.Internal, failure.StatusCode);
        Assert.DoesNotContain("canary", failure.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void CodesWithAStatusOfTheirOwn_Exist()
    {
        var known = ResourceProblems.All.Select(p => p.Code).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Statuses.Codes, c => !c.StartsWith("DDR10", StringComparison.Ordinal) && !known.Contains(c));
    }

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { "127.0.0.1:4000" }, "127.0.0.1:4000")]
    [InlineData(new[] { "--logtostderr", "-v=9", "--tracing", "tcp://x:1", "127.0.0.1:4000" }, "127.0.0.1:4000")]
    [InlineData(new[] { "--what-is-this", "127.0.0.1:4000" }, "127.0.0.1:4000")]
    [InlineData(new[] { "not an address" }, null)]
    public void Arguments_OfEveryEngine_GiveItsAddress(string[] arguments, string? expected) =>
        Assert.Equal(expected, PluginArguments.Parse(arguments).EngineAddress);

    [Theory]
    [InlineData(0, null)]
    [InlineData(-1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(90.5, 90.5)]
    public void Timeout_OfSeconds_ZeroIsNone(double seconds, double? expected) => Assert.Equal(expected, Timeouts.Of(seconds)?.TotalSeconds);
}
