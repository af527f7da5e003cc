using System.Text.RegularExpressions;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>
/// Makes a recorded and an actual text comparable: what is a value of one run becomes a token. Equal ids stay equal and unequal ones unequal for a
/// whole session; of times only the shape counts.
/// </summary>
internal sealed partial class Normaliser(string recordedStore, string actualStore)
{
    private readonly Dictionary<string, string> _actualOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _recordedOf = new(StringComparer.Ordinal);

    /// <summary>A recorded statement with the sandbox's object store in it.</summary>
    public string Translate(string sql) => sql.Replace(recordedStore, actualStore, StringComparison.Ordinal);

    /// <summary>Why the two are not equal, or null.</summary>
    public string? Differ(string? recorded, string? actual)
    {
        if (recorded is null || actual is null)
        {
            return recorded is null && actual is null ? null : $"recorded {recorded ?? "NULL"}, got {actual ?? "NULL"}";
        }

        var (left, ids) = Template(recorded.Replace(recordedStore, "<store>", StringComparison.Ordinal));
        var (right, others) = Template(actual.Replace(actualStore, "<store>", StringComparison.Ordinal));
        if (left != right)
        {
            return $"recorded '{recorded}', got '{actual}'";
        }

        return ids.Zip(others).Select(pair => Bind(pair.First, pair.Second)).FirstOrDefault(problem => problem is not null);
    }

    private string? Bind(string recorded, string actual)
    {
        var known = _actualOf.GetValueOrDefault(recorded, actual);
        var taken = _recordedOf.GetValueOrDefault(actual, recorded);
        if (known != actual || taken != recorded)
        {
            return $"id {recorded} was {known}, now {actual}, which stood for {taken}";
        }

        _actualOf[recorded] = actual;
        _recordedOf[actual] = recorded;
        return null;
    }

    private static (string Text, IReadOnlyList<string> Ids) Template(string text)
    {
        text = Expected().Replace(text, "expecting {");
        text = Similar().Replace(text, "${head}{}");
        text = RequestId().Replace(text, "");
        text = Version().Replace(text, "${head}<version>");
        text = Time().Replace(text, "<time>");
        text = Forwarded().Replace(text, "<forward>");
        text = Address().Replace(text, "<address>");
        var ids = new List<string>();
        text = Id().Replace(text, match =>
        {
            ids.Add(match.Value);
            return "<id>";
        });
        return (text, ids);
    }

    [GeneratedRegex(@"expecting \{.*\}(?=\(line)", RegexOptions.Singleline, 1000)]
    private static partial Regex Expected();

    [GeneratedRegex(@"(?<head>the similar variables are )\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Similar();

    [GeneratedRegex(@", (?:Extended )?Request ID: [^,)]+", RegexOptions.None, 1000)]
    private static partial Regex RequestId();

    [GeneratedRegex(@"(?<head>doris version )doris-\S+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();

    [GeneratedRegex(@"(?<!\d)(?!0000|1970|9999)\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", RegexOptions.None, 1000)]
    private static partial Regex Time();

    [GeneratedRegex(@"hostname:[\d.]+, port:\d+\), statement id: \d+", RegexOptions.None, 1000)]
    private static partial Regex Forwarded();

    [GeneratedRegex(@"(?<![\d.])\d{1,3}(\.\d{1,3}){3}:\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<!\d)\d{13}(?!\d)", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
