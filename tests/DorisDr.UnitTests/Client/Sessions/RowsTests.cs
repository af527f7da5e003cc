using DorisDr.Client;
using DorisDr.Client.Cluster;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client.Sessions;

public sealed class RowsTests
{
    private static readonly string[] Columns = ["Name", "Host", "Role", "IsMaster", "ClusterId", "Alive", "CurrentConnected"];
    private static readonly string?[] Cells = ["fe_1", "h", "FOLLOWER", "true", "7", "true", "Yes"];

    [Fact]
    public void Read_ColumnsMovedAndMore_ReadsByName()
    {
        var rows = new Rows([.. Columns.Reverse(), "Newer"], [[.. Cells.Reverse(), "x"]], "SHOW FRONTENDS");

        var frontend = Assert.Single(rows.Read(Frontend.Read));

        Assert.Equal(("fe_1", "7", true, true), (frontend.Name, frontend.ClusterId, frontend.IsMaster, frontend.IsConnected));
        Assert.Null(frontend.Version);
    }

    [Fact]
    public void Read_NeededColumnMissing_NamesColumnAndVersion()
    {
        var rows = new Rows(Columns[..4], [Cells[..4]], "SHOW FRONTENDS of fe1:9030 (doris version doris-9.9.9-x)");

        var error = Assert.Throws<DorisException>(() => rows.Read(Frontend.Read));

        Assert.Equal(DorisErrorKind.UnreadableReply, error.Kind);
        Assert.Contains("has no column ClusterId", error.Message, StringComparison.Ordinal);
        Assert.Contains("doris-9.9.9-x", error.Message, StringComparison.Ordinal);
    }
}
