using DorisDr.Client;
using DorisDr.Client.Sessions;
using DorisDr.Client.Sql;
using DorisDr.Resources.Problems;
using Xunit;

namespace DorisDr.UnitTests.Resources.Problems;

/// <summary>The denials of recording 08, each with the statement that cures it.</summary>
public sealed class GrantTests
{
    private const string D = "errCode = 2, detailMessage = ";

    [Theory]
    [InlineData("SHOW REPOSITORIES", D + "Access denied; you need (at least one of) the (Admin_priv) privilege(s) for this operation", "GRANT ADMIN_PRIV ON *.*.* TO 'u1';")]
    [InlineData("CREATE REPOSITORY", D + "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation", "GRANT ADMIN_PRIV ON *.*.* TO 'u1';")]
    [InlineData("SHOW FRONTENDS", D + "Access denied; you need (at least one of) the (ADMIN/OPERATOR) privilege(s) for this operation", "GRANT ADMIN_PRIV ON *.*.* TO 'u1';")]
    [InlineData("SHOW FRONTENDS", D + "Access denied; you need (at least one of) the (Admin_priv,Select_priv) privilege(s) on database information_schema for this operation", "GRANT SELECT_PRIV ON `internal`.`information_schema`.* TO 'u1';")]
    [InlineData("BACKUP", D + "Access denied; you need (at least one of) the (LOAD) privilege(s) for this operation", "GRANT LOAD_PRIV ON *.*.* TO 'u1';")]
    [InlineData("SHOW BACKUP FROM pv", D + "Access denied for user 'u1' to database 'pv'", "GRANT LOAD_PRIV ON `internal`.`pv`.* TO 'u1';")]
    [InlineData("SHOW CREATE DATABASE pv", D + "Access denied for user 'u1' to database 'pv'", "GRANT SELECT_PRIV ON `internal`.`pv`.* TO 'u1';")]
    [InlineData("ALTER DATABASE pv", D + "Access denied for user 'u1' to database 'pv'", "GRANT ADMIN_PRIV ON *.*.* TO 'u1';")]
    [InlineData("ALTER TABLE pv.t", D + "ALTER TABLE command denied to user 'u1'@'127.0.0.1' for table 'pv: t'", "GRANT ALTER_PRIV ON `internal`.`pv`.`t` TO 'u1';")]
    [InlineData("RECOVER TABLE pv.t", D + "RECOVERY command denied to user 'u1'@'127.0.0.1' for table 'pv: t'", "GRANT ALTER_PRIV ON `internal`.`pv`.`t` TO 'u1';")]
    [InlineData("SHOW CREATE TABLE pv.t", D + "SHOW CREATE TABLE command denied to user 'u1'@'127.0.0.1' for table 'pv: t'", "GRANT SELECT_PRIV ON `internal`.`pv`.`t` TO 'u1';")]
    public void For_Denial_IsTheStatementThatCuresIt(string statement, string denial, string grant)
    {
        var error = DorisException.FromServer(
            denial, 1105, "HY000", new SqlStatement(statement, statement, []), new DorisEndpoint("fe", 9030), isWrite: false);

        Assert.Equal((DorisErrorKind.AccessDenied, grant), (error.Kind, Grant.For(error, "u1").Statement));
    }
}
