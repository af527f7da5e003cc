using System.Text.RegularExpressions;

namespace DorisDr.Sandbox;

/// <summary>Takes secrets out of statement texts before anybody keeps or shows them.</summary>
internal static partial class Redaction
{
    private const string Mask = "***";

    public static string Apply(string sql) => Identified().Replace(Property().Replace(sql, "${head}" + Mask + "${tail}"), "${head}" + Mask + "${tail}");

    [GeneratedRegex("""(?<head>["']?[\w.]*(?:secret_key|access_key|password|session_token|AWS_TOKEN|account_key)["']?\s*=\s*(?<q>["']))(?:\\.|(?!\k<q>).|\k<q>\k<q>)*(?<tail>\k<q>)""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Property();

    [GeneratedRegex("""(?<head>(?:IDENTIFIED\s+BY\s+(?:PASSWORD\s+)?|PASSWORD\s*\(\s*)(?<q>["']))(?:\\.|(?!\k<q>).|\k<q>\k<q>)*(?<tail>\k<q>)""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Identified();
}
