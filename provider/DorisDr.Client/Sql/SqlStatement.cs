namespace DorisDr.Client.Sql;

/// <summary>One statement for Doris, in the form that is sent and in the form that may be seen.</summary>
public sealed class SqlStatement
{
    private readonly IReadOnlyList<SqlSecret> _secrets;

    internal SqlStatement(string text, string redacted, IReadOnlyList<SqlSecret> secrets)
    {
        Text = text;
        Redacted = redacted;
        _secrets = secrets;
    }

    /// <summary>The empty piece, for a clause that is left out.</summary>
    public static SqlStatement Empty { get; } = new(string.Empty, string.Empty, []);

    /// <summary>The statement with <c>***</c> in place of every secret; the only form for logs and errors.</summary>
    public string Redacted { get; }

    /// <summary>The statement as Doris gets it, secrets included.</summary>
    internal string Text { get; }

    internal IReadOnlyList<SqlSecret> Secrets => _secrets;

    /// <summary>Builds a statement. Only typed holes compile: a name, a text, a number, a secret, properties or another statement.</summary>
    public static SqlStatement Of(SqlInterpolation sql) => sql.Build();

    /// <summary>Same as <see cref="Redacted"/>.</summary>
    public override string ToString() => Redacted;

    // Doris quotes the statement, or both values of a doubled key, in some replies.
    internal string Scrub(string text)
    {
        foreach (var value in _secrets.Select(secret => secret.Reveal()).OrderByDescending(value => value.Length))
        {
            if (value.Length == 0)
            {
                continue;
            }

            var quoted = SqlText.Quote(value)[1..^1];
            text = text.Replace(quoted, SqlSecret.Mask, StringComparison.Ordinal).Replace(value, SqlSecret.Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
