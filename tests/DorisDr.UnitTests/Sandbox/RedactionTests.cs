using DorisDr.Sandbox;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("PROPERTIES (\"s3.secret_key\" = \"CANARY\", 'a'='b')", "PROPERTIES (\"s3.secret_key\" = \"***\", 'a'='b')")]
    [InlineData("PROPERTIES ('AWS_SECRET_KEY'='CAN''ARY')", "PROPERTIES ('AWS_SECRET_KEY'='***')")]
    [InlineData("properties(s3.access_key=CANARY)", "properties(s3.access_key=***)")]
    [InlineData("CREATE USER u IDENTIFIED BY 'CANARY' COMMENT 'c'", "CREATE USER u IDENTIFIED BY '***' COMMENT 'c'")]
    [InlineData("SET PASSWORD FOR u = PASSWORD('CANARY')", "SET PASSWORD FOR u = PASSWORD('***')")]
    [InlineData("SET PASSWORD = 'CANARY'", "SET PASSWORD = '***'")]
    [InlineData("(\"s3.session_token\"=\"CANARY\")", "(\"s3.session_token\"=\"***\")")]
    [InlineData("(\"s3.secret_key\"=\"CANARY never ends", "(\"s3.secret_key\"=***")]
    [InlineData("SELECT 'password' FROM t WHERE a = 'b'", "SELECT 'password' FROM t WHERE a = 'b'")]
    public void Secrets_AreMasked_AndTheRestStays(string sql, string expected) => Assert.Equal(expected, Redaction.Apply(sql));
}
