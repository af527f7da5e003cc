using System.Reflection;
using CsCheck;
using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client.Sql;

public sealed class SqlStatementTests
{
    [Fact]
    public void Of_EveryKindOfHole_IsQuotedInItsWay()
    {
        var properties = new SqlProperties().Add("k\"1", "v\\").AddSecret("s3.secret_key", new SqlSecret("hush\""));
        var readOnly = SqlStatement.Of($"READ ONLY ");

        var statement = SqlStatement.Of(
            $"CREATE {readOnly}REPOSITORY {SqlName.Of("a`b")} ON {new SqlText("say \"x\"")} N {new SqlNumber(-7)} BY {new SqlSecret("pw\\")} ({properties})");

        Assert.Equal(
            "CREATE READ ONLY REPOSITORY `a``b` ON \"say \"\"x\"\"\" N -7 BY \"pw\\\\\" (\"k\"\"1\" = \"v\\\\\", \"s3.secret_key\" = \"hush\"\"\")",
            statement.Text);
        Assert.Equal(
            "CREATE READ ONLY REPOSITORY `a``b` ON \"say \"\"x\"\"\" N -7 BY \"***\" (\"k\"\"1\" = \"v\\\\\", \"s3.secret_key\" = \"***\")",
            statement.Redacted);
        Assert.Equal(statement.Redacted, statement.ToString());
    }

    // A hole compiles only where the handler has a method for its type, and no type here can be made of a string silently.
    [Fact]
    public void Interpolation_HasNoWayForARawString()
    {
        var holes = typeof(SqlInterpolation).GetMethods()
            .Where(method => method.Name == "AppendFormatted")
            .Select(method => method.GetParameters()[0].ParameterType)
            .ToArray();

        Assert.Equal(
            new[] { typeof(SqlName), typeof(SqlNumber), typeof(SqlProperties), typeof(SqlSecret), typeof(SqlStatement), typeof(SqlText) },
            holes.OrderBy(type => type.Name, StringComparer.Ordinal));
        Assert.DoesNotContain(
            holes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static)), method => method.Name is "op_Implicit");
    }

    [Fact]
    public void Redacted_AnySecret_DoesNotHoldIt() =>
        Gen.String[Gen.OneOf(Gen.Char['a', 'f'], Gen.OneOf('"', '\\')), 8, 20].Sample(value =>
        {
            var secret = new SqlSecret(value);
            var nested = SqlStatement.Of($"({new SqlProperties().AddSecret("k", secret)})");
            var statement = SqlStatement.Of($"ALTER {nested} {secret}");
            var scrubbed = statement.Scrub($"Multiple entries with same key: k={value} and near {statement.Text}");
            return !statement.Redacted.Contains(value, StringComparison.Ordinal)
                && !scrubbed.Contains(value, StringComparison.Ordinal)
                && !scrubbed.Contains(SqlText.Quote(value), StringComparison.Ordinal)
                && secret.ToString() == "***";
        });

    [Fact]
    public void Properties_SameKeyTwice_IsRefusedWithoutItsValues()
    {
        var properties = new SqlProperties().AddSecret("s3.access_key", new SqlSecret("canary-1"));

        var error = Assert.Throws<ArgumentException>(() => properties.Add("S3.ACCESS_KEY", "canary-2"));

        Assert.Contains("S3.ACCESS_KEY", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }
}
