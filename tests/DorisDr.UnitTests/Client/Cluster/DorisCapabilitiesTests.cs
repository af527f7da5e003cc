using DorisDr.Client.Cluster;
using Xunit;

namespace DorisDr.UnitTests.Client.Cluster;

public sealed class DorisCapabilitiesTests
{
    [Theory]
    [InlineData("doris-3.0.8-rc01-abc", "Repositories Backup Restore CancelJobs Binlog BackendTrash ShowBackendConfig")]
    [InlineData("doris-3.0.8-rc01-abc (Cloud Mode)", "ShowBackendConfig")]
    [InlineData("doris-4.0.2-rc01-abc", "Repositories Backup Restore CancelJobs Binlog BackendTrash ShowBackendConfig SetAllFrontends ConfigShownByMaster")]
    [InlineData("doris-4.0.2-rc01-abc (Cloud Mode)", "Repositories Restore CancelJobs ShowBackendConfig SetAllFrontends ConfigShownByMaster")]
    [InlineData("doris-0.0.0-Unknown (Cloud Mode)", "Repositories Restore CancelJobs ShowBackendConfig SetAllFrontends ConfigShownByMaster")]
    [InlineData("doris-2.1.8.1-abc", "Repositories Backup Restore CancelJobs Binlog BackendTrash")]
    [InlineData("doris-1.2.4-abc", "Repositories Backup Restore CancelJobs BackendTrash")]
    public void Has_StatementsOfDisasterRecovery_AreAsTheTableSays(string version, string expected)
    {
        DorisCapability[] asked =
        [
            DorisCapability.Repositories, DorisCapability.Backup, DorisCapability.Restore, DorisCapability.CancelJobs, DorisCapability.Binlog,
            DorisCapability.BackendTrash, DorisCapability.ShowBackendConfig, DorisCapability.SetAllFrontends, DorisCapability.ConfigShownByMaster,
        ];

        Assert.Equal(expected, string.Join(' ', asked.Where(DorisVersion.TryParse(version)!.Has)));
    }

    [Fact]
    public void Has_EveryCapability_HasARow() =>
        Assert.All(Enum.GetValues<DorisCapability>(), capability => DorisVersion.TryParse("doris-4.0.2-rc01-abc")!.Has(capability));
}
