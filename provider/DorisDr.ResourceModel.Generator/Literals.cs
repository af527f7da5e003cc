using Microsoft.CodeAnalysis.CSharp;

namespace DorisDr.ResourceModel.Generator;

/// <summary>C# literals.</summary>
internal static class Literals
{
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>The first letter lowered: how Pulumi spells names and enumeration values.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);
}
