using System.Text;
using Xunit;

namespace DorisDr.UnitTests.Client.Sql;

/// <summary>How the two generations of the FE read a quoted text and a quoted name, after the rules in its sources.</summary>
internal static class FrontendLiterals
{
    /// <summary>Statements of 4.x, and those of 3.0 that are ported: doubled quotes are joined first, backslashes come off after.</summary>
    internal static string ReadByNewParser(string literal) =>
        Unescape(Inside(literal, '"').Replace("\"\"", "\"", StringComparison.Ordinal));

    /// <summary>SHOW and DDL up to 3.0: backslashes come off first, doubled quotes are joined after.</summary>
    internal static string ReadByOldParser(string literal) =>
        Unescape(Inside(literal, '"')).Replace("\"\"", "\"", StringComparison.Ordinal);

    internal static string ReadName(string name) => Inside(name, '`').Replace("``", "`", StringComparison.Ordinal);

    // The lexer ends a text at the first quote that is neither doubled nor behind a backslash; it must be the last character.
    internal static bool IsOneToken(string literal, char quote)
    {
        for (var i = 1; i < literal.Length; i++)
        {
            if (literal[i] == '\\' && quote == '"')
            {
                i++;
            }
            else if (literal[i] == quote)
            {
                if (i + 1 >= literal.Length || literal[i + 1] != quote)
                {
                    return i == literal.Length - 1;
                }

                i++;
            }
        }

        return false;
    }

    private static string Inside(string literal, char quote)
    {
        Assert.True(IsOneToken(literal, quote), $"not one token: {literal}");
        return literal[1..^1];
    }

    private static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 >= text.Length)
            {
                result.Append(text[i]);
                continue;
            }

            i++;
            result.Append(text[i] switch
            {
                'n' => "\n",
                't' => "\t",
                'r' => "\r",
                'b' => "\b",
                '0' => "\0",
                'Z' => "\u001a",
                '_' => "\\_",
                '%' => "\\%",
                _ => text[i].ToString(),
            });
        }

        return result.ToString();
    }
}
