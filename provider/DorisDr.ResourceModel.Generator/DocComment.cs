using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace DorisDr.ResourceModel.Generator;

/// <summary>A doc comment as the Markdown that users of the schema read.</summary>
internal static class DocComment
{
    public static string Of(ISymbol symbol, CancellationToken cancellationToken)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        try
        {
            var root = XElement.Parse(xml);
            var parts = new[] { root.Element("summary"), root.Element("remarks") }
                .Where(e => e is not null)
                .Select(e => Clean(Markdown(e!)))
                .Where(t => t.Length > 0);
            return string.Join("\n\n", parts);
        }
        catch (XmlException)
        {
            return "";
        }
    }

    /// <summary>The code of the comment's example, as it is written there: its lines and their indentation count.</summary>
    public static string ExampleOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        var xml = symbol.GetDocumentationCommentXml(cancellationToken: cancellationToken);
        if (string.IsNullOrWhiteSpace(xml))
        {
            return "";
        }

        try
        {
            var code = XElement.Parse(xml, LoadOptions.PreserveWhitespace).Element("example")?.Element("code")?.Value ?? "";
            var lines = code.Split('\n').Select(l => l.TrimEnd()).SkipWhile(l => l.Length == 0).Reverse().SkipWhile(l => l.Length == 0).Reverse().ToList();
            var indent = lines.Where(l => l.Length > 0).Select(l => l.Length - l.TrimStart().Length).DefaultIfEmpty(0).Min();
            return string.Join("\n", lines.Select(l => l.Length > indent ? l.Substring(indent) : ""));
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static string Markdown(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText t => t.Value,
                XElement { Name.LocalName: "c" } c => $"`{c.Value}`",
                XElement { Name.LocalName: "see" } see => $"`{Referenced(see)}`",
                XElement { Name.LocalName: "para" } para => $"\u0001{Markdown(para)}\u0001",
                XElement other => Markdown(other),
                _ => "",
            });
        }

        return text.ToString();
    }

    private static string Referenced(XElement see)
    {
        var target = (string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? "";
        var last = target.Substring(target.LastIndexOf('.') + 1);
        return target.StartsWith("P:", StringComparison.Ordinal) ? Literals.Camel(last) : last;
    }

    private static string Clean(string text)
    {
        var words = Regex.Replace(text, @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return Regex.Replace(words, " ?\u0001[ \u0001]*", "\n\n", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim();
    }
}
