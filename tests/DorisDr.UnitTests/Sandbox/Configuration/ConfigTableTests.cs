using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Configuration;

public sealed class ConfigTableTests
{
    private readonly ConfigTable _frontend = ConfigTable.OfFrontend(Personality.Doris4);

    [Fact]
    public void Defaults_OfAllFrontendKeys_AreValuesOfTheirTypes() => Assert.All(_frontend.All, entry =>
    {
        var text = entry.Type.EndsWith("[]", StringComparison.Ordinal) ? entry.Default.Trim('[', ']') : entry.Default;
        Assert.Equal(entry.Default, JavaText.Parse(entry.Type, text));
    });

    [Fact]
    public void Defaults_OfAllBackendKeys_AreAcceptedByTheBackend()
    {
        using var folder = new DorisDr.Testing.Sandbox.TemporaryFolder();
        var table = ConfigTable.OfBackend(Personality.Doris4);
        var config = new BackendConfig(table, new Dictionary<string, string>(), new ConfigFolder(folder.Path, "be_custom.conf"), TimeProvider.System);

        Assert.All(table.All.Where(e => e.IsMutable), e => Assert.Null(config.Set(e.Name, e.Default, persist: false)));
        Assert.Equal(table.All.Select(e => e.Default), config.All.Select(c => c.Value));
    }

    [Fact]
    public void Keys_AreInTheOrderOfTheirShownNames() =>
        Assert.Equal(_frontend.All.Select(e => e.ShownName).Order(StringComparer.Ordinal), _frontend.All.Select(e => e.ShownName));

    [Theory]
    [InlineData("enable_feature_binlog", "experimental_enable_feature_binlog", false, false)]
    [InlineData("catalog_trash_expire_second", "catalog_trash_expire_second", true, true)]
    [InlineData("label_clean_interval_second", "label_clean_interval_second", false, false)]
    public void Key_IsFoundByBothNames(string name, string shown, bool isMutable, bool isMasterOnly)
    {
        var entry = Assert.IsType<ConfigEntry>(_frontend.Find(name));

        Assert.Same(entry, _frontend.Find(shown));
        Assert.Equal((shown, isMutable, isMasterOnly), (entry.ShownName, entry.IsMutable, entry.IsMasterOnly));
    }

    [Fact]
    public void Key_ThatDoesNotExist_IsNotFound() => Assert.Null(_frontend.Find("Catalog_trash_expire_second"));
}
