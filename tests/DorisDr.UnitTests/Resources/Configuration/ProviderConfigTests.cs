using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Resources.Problems;
using DorisDr.Testing.Frontends;
using DorisDr.Testing.Model;
using Xunit;

namespace DorisDr.UnitTests.Resources.Configuration;

public sealed class ProviderConfigTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly ResourceIdentity Provider = new("urn", "pulumi:providers:dorisdr", "default");

    [Fact]
    public async Task CheckConfig_EverythingWrong_IsToldAtOnceEachAtItsKey()
    {
        var problems = await CheckAsync(PropertyMap.Of(
            ("endpoints", PropertyValue.Of("fe1:9030,root:canary@fe2:9030")),
            ("username", PropertyValue.Of("")),
            ("tls", PropertyValue.Of("{\"caFile\": \"/ca.pem\"}")),
            ("http", PropertyValue.Of("{\"port\": 70000}")),
            ("connectTimeout", PropertyValue.Of("2h")),
            ("statementTimeout", PropertyValue.Of("0s")),
            ("maxConnections", PropertyValue.Of("0")),
            ("clusters", PropertyValue.Of("{\"a/b\": {\"endpoints\": [\"x:1\"]}, \"default\": {\"endpoints\": [\"x:1\"]}, \"dr\": {\"endpoints\": [], \"tls\": {\"mode\": \"required\"}, \"http\": {\"nodeAccess\": \"manager\"}}}"))));

        Assert.Equal(
            [
                "DDR1101 endpoints[1]", "DDR1102 tls.caFile", "DDR1103 connectTimeout", "DDR1103 statementTimeout", "DDR1104 maxConnections",
                "DDR1105 clusters.a/b", "DDR1105 clusters.default", "DDR1106 clusters.dr.endpoints", "DDR1107 username",
                "DDR1126 clusters.dr.http.scheme", "DDR1127 http.port",
            ],
            problems.Select(p => $"{p.Code} {p.Path}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(problems, p => p.ToString().Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CheckConfig_Nothing_IsFineAndReturnsNoDefaultsAndNoEnvironment()
    {
        await using var provider = DorisProvider.Create(_ => "canary", new RecordingLog(), TimeProvider.System);

        var result = await provider.CheckConfigAsync(new CheckRequest(Provider, PropertyMap.Empty, PropertyMap.Empty), Never);

        Assert.Empty(result.Problems);
        Assert.Empty(result.Inputs);
    }

    [Fact]
    public async Task Configure_EnvironmentAndNamedCluster_AreUsed()
    {
        await using var primary = new ScriptedFrontend(new RepositoryScript { ClusterId = "1" }.Answer);
        await using var standby = new ScriptedFrontend(new RepositoryScript { ClusterId = "2" }.Answer);
        await using var provider = DorisProvider.Create(
            name => name == "DORISDR_ENDPOINTS" ? $"127.0.0.1:{primary.Port}; 127.0.0.1:1" : null, new RecordingLog(), TimeProvider.System);
        await provider.ConfigureAsync(
            PropertyMap.Of(("clusters", PropertyValue.Of($"{{\"dr\": {{\"endpoints\": [\"127.0.0.1:{standby.Port}\"]}}}}"))), Never);
        Assert.Equal((0, 0), (primary.Logins, standby.Logins));

        Assert.Equal("1", await ClusterIdAsync(provider, null));
        Assert.Equal("2", await ClusterIdAsync(provider, "dr"));
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => ClusterIdAsync(provider, "rd"));
        Assert.Contains("Did you mean \"dr\"?", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_EveryProblem_IsListedWithItsOwnCodeAndTexts()
    {
        var fields = typeof(ResourceProblems)
            .GetFields(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)
            .Select(field => field.GetValue(null)).OfType<ProblemKind>().ToArray();
        var all = ResourceProblems.All;

        Assert.Equal(fields.Select(kind => kind.Code).Order(StringComparer.Ordinal), all.Select(kind => kind.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.All(all, kind => Assert.Matches("^DDR1[12][0-9][0-9]$", kind.Code));
        Assert.All(all, kind => Assert.NotEqual("", kind.Remedy));
    }

    private static async Task<IReadOnlyList<Problem>> CheckAsync(PropertyMap config)
    {
        await using var provider = DorisProvider.Create(_ => null, new RecordingLog(), TimeProvider.System);
        return (await provider.CheckConfigAsync(new CheckRequest(Provider, PropertyMap.Empty, config), Never)).Problems;
    }

    private static async Task<string> ClusterIdAsync(ResourceProvider<ProviderConfig, ClusterDirectory> provider, string? cluster)
    {
        var arguments = cluster is null ? PropertyMap.Empty : PropertyMap.Of(("cluster", PropertyValue.Of(cluster)));
        var result = await provider.InvokeAsync(new InvokeRequest("dorisdr:index:getCluster", arguments, Preview: false), Never);
        Assert.Empty(result.Problems);
        return ((PropertyValue.TextValue)result.Outputs["clusterId"]).Value;
    }
}
