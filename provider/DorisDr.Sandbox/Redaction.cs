using System.Text;
using DorisDr.Sandbox.Statements.Parsing;

namespace DorisDr.Sandbox;

/// <summary>Takes secrets out of statement texts before anybody keeps or shows them: values of keys and passwords, wherever they stand.</summary>
internal static class Redaction
{
    private const string Mask = "***";

    private static readonly string[] SecretNames = ["secret_key", "access_key", "password", "token", "account_key", "secret", "keytab"];

    public static string Apply(string sql)
    {
        var tokens = Tokenizer.Run(sql);
        var text = new StringBuilder();
        var at = 0;
        for (var i = 1; i < tokens.Count; i++)
        {
            var isOpenQuote = tokens[i].IsSymbol("'") || tokens[i].IsSymbol("\"");
            if (tokens[i].Kind == TokenKind.End || (tokens[i].Kind == TokenKind.Symbol && !isOpenQuote) || !IsSecret(tokens, i))
            {
                continue;
            }

            if (isOpenQuote)
            {
                // Where a string that never ends stops being a secret, nobody knows.
                return text.Append(sql, at, tokens[i].Start - at).Append(Mask).ToString();
            }

            var quote = tokens[i].Kind == TokenKind.String ? tokens[i].Text[..1] : "";
            text.Append(sql, at, tokens[i].Start - at).Append(quote).Append(Mask).Append(quote);
            at = tokens[i].End;
        }

        return at == 0 ? sql : text.Append(sql, at, sql.Length - at).ToString();
    }

    /// <summary><c>"s3.secret_key" = x</c>, <c>IDENTIFIED BY x</c>, <c>PASSWORD(x)</c>.</summary>
    private static bool IsSecret(IReadOnlyList<Token> tokens, int at)
    {
        var before = tokens[at - 1];
        var further = at > 1 ? tokens[at - 2] : null;
        if (before.IsSymbol("=") || before.IsSymbol("("))
        {
            return further is { Kind: not TokenKind.Symbol } && (before.IsSymbol("=") || further.IsWord("PASSWORD"))
                && Array.Exists(SecretNames, name => further.Value.EndsWith(name, StringComparison.OrdinalIgnoreCase));
        }

        return further is not null && ((before.IsWord("BY") && further.IsWord("IDENTIFIED")) || (before.IsWord("PASSWORD") && further.IsWord("BY")));
    }
}
