using DorisDr.Sandbox.Cluster;
using DorisDr.Sandbox.Cluster.Configuration;
using DorisDr.Testing.Sandbox;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Configuration;

public sealed class BackendConfigTests : IDisposable
{
    private const string Trash = "trash_file_expire_time_sec";
    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Theory]
    [InlineData("nope", "1", "[NOT_FOUND]'nope' is not found")]
    [InlineData("be_port", "1", "[NOT_IMPLEMENTED_ERROR]'be_port' is not support to modify")]
    [InlineData(Trash, "x", "[INVALID_ARGUMENT]convert 'x' as int32_t failed")]
    [InlineData(Trash, "3000000000", "[INVALID_ARGUMENT]convert '3000000000' as int32_t failed")]
    [InlineData("disable_auto_compaction", "maybe", "[INVALID_ARGUMENT]convert 'maybe' as bool failed")]
    public void Set_OfWhatCannotBe_IsRefusedInTheWordsOfDoris(string key, string value, string status) => Assert.Equal(status, Start().Set(key, value, persist: true));

    [Fact]
    public void Restart_KeepsOnlyWhatWasPersisted()
    {
        var config = Start();
        Assert.Null(config.Set(Trash, "60", persist: true));
        Assert.Null(config.Set("make_snapshot_worker_count", "9", persist: false));
        Assert.Null(config.Set("max_download_speed_kbps", "1", persist: true));

        var again = Start().All.ToDictionary(c => c.Entry.Name, c => c.Value);

        Assert.Equal(("60", "5", "1"), (again[Trash], again["make_snapshot_worker_count"], again["max_download_speed_kbps"]));
    }

    private BackendConfig Start() =>
        new(ConfigTable.OfBackend(Personality.Doris4), new Dictionary<string, string>(), new ConfigFolder(_temporary.Path, "be_custom.conf"), TimeProvider.System);
}
