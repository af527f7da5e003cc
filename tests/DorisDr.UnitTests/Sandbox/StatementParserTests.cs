using DorisDr.Sandbox;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Statements.Parsing;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class StatementParserTests
{
    [Theory]
    [InlineData("create   repository\n`my repo` With s3 on\tlocation \"s3://b/p\" properties('k'=v, \"n\" = 1)")]
    [InlineData("/* c */ CREATE REPOSITORY `my repo` WITH S3 -- x\n ON LOCATION 's3://b/p' PROPERTIES (k = \"v\", 'n' = '1');")]
    public void CreateRepository_HoweverWritten_IsTheSame(string sql)
    {
        var statement = Assert.IsType<CreateRepository>(Assert.Single(StatementParser.Parse(sql)));

        Assert.Equal(("my repo", false, StorageKeyword.S3, "s3://b/p"), (statement.Name, statement.IsReadOnly, statement.Storage, statement.Location));
        Assert.Equal(new Dictionary<string, string> { ["k"] = "v", ["n"] = "1" }, statement.Properties);
    }

    [Theory]
    [InlineData("SELEC 1", "mismatched input 'SELEC' expecting {", 1, 0)]
    [InlineData("SELEC", "extraneous input 'SELEC' expecting {", 1, 0)]
    [InlineData("  selec\n 1", "mismatched input 'selec' expecting {", 1, 2)]
    [InlineData("SELECT 1 FROM", "no viable alternative at input 'FROM'", 1, 13)]
    [InlineData("SHOW NOTHING", "no viable alternative at input 'SHOW NOTHING'", 1, 5)]
    [InlineData("show  nothing at all", "no viable alternative at input 'show  nothing'", 1, 6)]
    [InlineData("CREATE REPOSITORY", "mismatched input '<EOF>' expecting {", 1, 17)]
    [InlineData("CREATE REPOSITORY IF NOT EXISTS r1 WITH S3 ON LOCATION 'x'", "mismatched input 'IF' expecting {", 1, 18)]
    [InlineData("CREATE REPOSITORY IF r WITH S3 ON LOCATION 'x'", "extraneous input 'IF' expecting {", 1, 18)]
    [InlineData("DROP SNAPSHOT s ON r", "no viable alternative at input 'DROP SNAPSHOT'", 1, 5)]
    [InlineData("SHOW CREATE REPOSITORY r1", "missing 'FOR' at 'r1'", 1, 23)]
    [InlineData("SHOW TABLET FROM db1.dup", "no viable alternative at input 'SHOW TABLET FROM'", 1, 12)]
    [InlineData("SHOW REPOSITORIES LIKE 'x'", "mismatched input 'LIKE' expecting {<EOF>, ';'}", 1, 18)]
    [InlineData("SHOW REPOSITORIES x", "extraneous input 'x' expecting {<EOF>, ';'}", 1, 18)]
    [InlineData("ALTER REPOSITORY r PROPERTIES ()", "mismatched input ')' expecting {", 1, 31)]
    [InlineData("SELECT 1;\nSELEC 2", "mismatched input 'SELEC' expecting {", 2, 0)]
    [InlineData("SELECT #", "mismatched input '#' expecting {", 1, 7)]
    public void SyntaxError_IsToldAsDorisTellsIt(string sql, string text, int line, int position)
    {
        var error = Assert.Throws<DorisError>(() => StatementParser.Parse(sql));

        Assert.Equal((1105, "HY000"), (error.Code, error.SqlState));
        Assert.StartsWith("errCode = 2, detailMessage = \n" + text, error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"(line {line}, pos {position})\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SameKeyTwice_IsRefusedWithBothValues()
    {
        var error = Assert.Throws<DorisError>(() => StatementParser.Parse("ALTER REPOSITORY r PROPERTIES ('a'='1', \"a\"='2')"));

        Assert.Equal("errCode = 2, detailMessage = Multiple entries with same key: a=1 and a=2", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -- only a comment")]
    [InlineData(";;")]
    public void Nothing_IsAnEmptyStatement(string sql) => Assert.IsType<EmptyStatement>(Assert.Single(StatementParser.Parse(sql)));

    [Fact]
    public void SeveralStatements_KeepTheirTexts() =>
        Assert.Equal(["SELECT 1", "USE `d`"], StatementParser.Parse("SELECT 1 ; USE `d`;").Select(s => s.Text));

    [Theory]
    [InlineData("SET @@session.autocommit = ON", "Session", "autocommit")]
    [InlineData("set global query_timeout = 1", "Global", "query_timeout")]
    [InlineData("SET sql_mode = ANSI", "Session", "sql_mode")]
    [InlineData("SET @u := 1 + 2", "User", "u")]
    public void Set_InItsForms_NamesScopeAndVariable(string sql, string scope, string name)
    {
        var assignment = Assert.Single(Assert.IsType<SetVariables>(Assert.Single(StatementParser.Parse(sql))).Assignments);

        Assert.Equal((scope, name), (assignment.Scope.ToString(), assignment.Name));
    }

    [Theory]
    [InlineData("SELECT a FROM d.t WHERE a = 1 OR b IS NOT NULL AND NOT c LIKE 'x%' ORDER BY a DESC LIMIT 3, 5", 5, 3)]
    [InlineData("select a from d.t where (a in (1,2) or a not between 3 and 4) limit 5 offset 3", 5, 3)]
    public void Select_ReadsItsClauses(string sql, long limit, long offset)
    {
        var select = Assert.IsType<Select>(Assert.Single(StatementParser.Parse(sql)));

        Assert.Equal((limit, offset), (select.Limit, select.Offset));
        Assert.IsType<BinaryExpression>(select.Where);
        Assert.Equal("OR", ((BinaryExpression)select.Where).Operator);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("NOT ", "1", "")]
    [InlineData("- ", "1", "")]
    [InlineData("1 OR ", "1", "")]
    public void Expression_TooDeepForTheStack_IsRefused(string before, string middle, string after)
    {
        const int Deep = 100_000;
        var sql = "SELECT " + string.Concat(Enumerable.Repeat(before, Deep)) + middle + string.Concat(Enumerable.Repeat(after, Deep));

        Assert.Contains("depth of an expression", Assert.Throws<DorisError>(() => StatementParser.Parse(sql)).Message, StringComparison.Ordinal);
    }
}
