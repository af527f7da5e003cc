using DorisDr.Testing;
using Xunit;

namespace DorisDr.Conformance.Tests.Stubs;

/// <summary>
/// The published NativeAOT plugin, driven by Pulumi's own JavaScript stubs. The checks stand in <c>js/plugin/checks</c>, one file per theme; each has
/// a plugin process and an engine of its own.
/// </summary>
public sealed class StubChecklistTests(PluginTrial trial) : IClassFixture<PluginTrial>
{
    [Theory]
    [InlineData("launch")]
    [InlineData("configuration")]
    [InlineData("inputs")]
    [InlineData("lifecycle")]
    public async Task PublishedPlugin_DrivenByPulumisStubs_PassesTheChecks(string theme)
    {
        var results = await trial.RunAsync(theme);

        var failures = results.Where(r => r.Error is not null).Select(r => $"{r.Name}\n    {r.Error}").ToList();
        Assert.True(failures.Count == 0, $"{failures.Count} of {results.Count} checks failed:\n{string.Join('\n', failures)}");
        Assert.NotEmpty(results);
        Figures.Note($"Pulumi's stubs: {theme}: {results.Count} checks passed by the published plugin");
    }
}
