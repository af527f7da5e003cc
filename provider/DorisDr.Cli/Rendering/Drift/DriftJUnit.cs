using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using DorisDr.Engine.Drift;

namespace DorisDr.Cli.Rendering.Drift;

/// <summary>
/// A drift report as JUnit XML, the form in which CI systems show results: a case per resource; drift is a failure, what could not be read is an error.
/// </summary>
internal static class DriftJUnit
{
    /// <summary>The report.</summary>
    public static string Write(DriftReport report)
    {
        var findings = report.Findings.Where(f => f.Subject.Urn.Length > 0).ToDictionary(f => f.Subject.Urn, StringComparer.Ordinal);
        var cases = report.Resources.Select(r => Case(r, findings.GetValueOrDefault(r.Urn)))
            .Concat(DriftWords.Sorted(report).Where(f => f.Subject.Urn.Length == 0).Select(f => Case(f.Subject, f)))
            .ToList();
        var suite = new XElement(
            "testsuite",
            new XAttribute("name", $"drift of {report.Project}/{report.Stack}"),
            new XAttribute("timestamp", report.Time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
            new XAttribute("tests", cases.Count),
            new XAttribute("failures", cases.Count(c => c.Element("failure") is not null)),
            new XAttribute("errors", cases.Count(c => c.Element("error") is not null)),
            cases);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            new XElement("testsuites", suite).Save(writer);
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static XElement Case(DriftSubject subject, DriftFinding? finding)
    {
        var element = new XElement("testcase", new XAttribute("classname", subject.Type), new XAttribute("name", Clean(subject.Name)));
        if (finding is not null)
        {
            var lines = finding.Properties.Select(p => $"{p.Path}: declared {DriftWords.Value(p.Declared)}, found {DriftWords.Value(p.Found)}").Concat(finding.Reasons);
            element.Add(new XElement(
                finding.Kind is DriftKind.Unknown ? "error" : "failure",
                new XAttribute("type", DriftWords.Name(finding.Kind)),
                new XAttribute("message", DriftWords.Meaning(finding.Kind)),
                Clean(string.Join('\n', lines))));
        }

        return element;
    }

    // XML has no place for most control characters, not even escaped.
    private static string Clean(string text) => string.Concat(text.Select(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c : '?'));
}
