using DorisDr.Sandbox;
using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Testing.Sandbox;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Configuration;

public sealed class FrontendConfigTests : IDisposable
{
    private const string Expire = "catalog_trash_expire_second";
    private const string SameName = "max_same_name_catalog_trash_num";
    private readonly TemporaryFolder _temporary = new();
    private readonly ConfigFolder _folder;

    public FrontendConfigTests() => _folder = new ConfigFolder(Path.Combine(_temporary.Path, "conf"), "fe_custom.conf");

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("nope", "1", "Config 'nope' does not exist")]
    [InlineData("enable_feature_binlog", "true", "Config 'enable_feature_binlog' is not mutable")]
    [InlineData("experimental_enable_feature_binlog", "true", "Config 'experimental_enable_feature_binlog' is not mutable")]
    [InlineData(Expire, "x", "Failed to set config 'catalog_trash_expire_second'. err: For input string: \"x\"")]
    [InlineData(Expire, "", "Failed to set config 'catalog_trash_expire_second'. err: For input string: \"\"")]
    [InlineData(SameName, "2147483648", "Failed to set config 'max_same_name_catalog_trash_num'. err: For input string: \"2147483648\"")]
    [InlineData("disable_balance", "yes", "Failed to set config 'disable_balance'. err: type mismatch")]
    [InlineData("min_load_replica_num", "40000", "Failed to set config 'min_load_replica_num'. err: Value out of range. Value:\"40000\" Radix:10")]
    [InlineData("balance_load_score_threshold", "much", "Failed to set config 'balance_load_score_threshold'. err: For input string: \"much\"")]
    public void Set_OfWhatCannotBe_IsRefusedInTheWordsOfDoris(string key, string value, string message)
    {
        var problem = Assert.Throws<DorisError>(() => Start().Set(key, value));

        Assert.Equal("errCode = 2, detailMessage = " + message, problem.Message);
    }

    [Theory]
    [InlineData(Expire, " 7200 ", "7200")]
    [InlineData(Expire, "-5", "-5")]
    [InlineData("disable_balance", "TRUE", "true")]
    [InlineData("balance_load_score_threshold", "1", "1.0")]
    [InlineData("experimental_enable_single_replica_load", "true", "true")]
    [InlineData("s3_load_endpoint_white_list", "a, b,c", "[a, b, c]")]
    [InlineData("s3_load_endpoint_white_list", "", "[]")]
    public void Set_KeepsTheValueAsJavaPrintsIt(string key, string value, string shown)
    {
        var config = Start();

        config.Set(key, value);

        Assert.Equal(shown, config.Text(key));
    }

    [Fact]
    public void Restart_LosesWhatWasSet_AndKeepsWhatWasPersisted()
    {
        var config = Start();
        config.Set(Expire, "7200");
        config.Set(SameName, "5");
        Assert.Null(config.Persist(new Dictionary<string, string> { [SameName] = "5" }, reset: false));

        var again = Start();

        Assert.Equal((86400, 5), (again.Number(Expire), again.Number(SameName)));
    }

    [Fact]
    public void Persist_AddsToTheFile_OrReplacesIt()
    {
        var config = Start();
        config.Persist(new Dictionary<string, string> { [SameName] = "5" }, reset: false);
        config.Persist(new Dictionary<string, string> { [Expire] = "7200" }, reset: false);
        Assert.Equal([Expire, SameName], _folder.Read().Keys.Order(StringComparer.Ordinal));

        config.Persist(new Dictionary<string, string> { [Expire] = "7201" }, reset: true);

        Assert.Equal([KeyValuePair.Create(Expire, "7201")], _folder.Read());
    }

    [Fact]
    public void Persist_IntoAFolderThatIsReadOnly_SaysSo_AndChangesNothing()
    {
        var config = Start();
        _folder.IsReadOnly = true;
        Assert.Equal("Permission denied", config.Persist(new Dictionary<string, string> { [SameName] = "5" }, reset: true));
        _folder.IsReadOnly = false;
        Assert.Null(config.Persist(new Dictionary<string, string> { [SameName] = "5" }, reset: true));
        _folder.IsReadOnly = true;

        var problem = config.Persist(new Dictionary<string, string> { [SameName] = "6" }, reset: true);

        Assert.Equal(Path.Combine(_folder.Path, "fe_custom.conf") + " (Permission denied)", problem);
        Assert.Equal("5", _folder.Read()[SameName]);
    }

    [Fact]
    public void Values_OfTheOwnFile_GiveWayToPersistedOnes()
    {
        Directory.CreateDirectory(_folder.Path);
        File.WriteAllText(Path.Combine(_folder.Path, "fe_custom.conf"), "# by hand\nexperimental_enable_feature_binlog : false\nnope=1\n");

        var config = Start(("enable_feature_binlog", "true"), ("query_port", "9031"));

        Assert.False(config.Flag("enable_feature_binlog"));
        Assert.Equal(9031, config.Number("query_port"));
    }

    private FrontendConfig Start(params (string Key, string Value)[] given) =>
        new(ConfigTable.OfFrontend(Personality.Doris4), given.ToDictionary(g => g.Key, g => g.Value), _folder, TimeProvider.System);
}
