namespace DorisDr.Client.Sql;

/// <summary>An identifier of Doris, with its qualifiers, quoted in backticks.</summary>
/// <remarks>Always quoted, since reserved words differ between Doris releases; a backtick inside is doubled (DorisLexer.g4).</remarks>
public sealed record SqlName
{
    private SqlName(string quoted) => Quoted = quoted;

    internal string Quoted { get; }

    /// <summary>Makes a name of one or more parts, for example database and table.</summary>
    /// <exception cref="ArgumentException">No part was given, or a part is empty.</exception>
    public static SqlName Of(params ReadOnlySpan<string> parts)
    {
        if (parts.IsEmpty)
        {
            throw new ArgumentException("A name needs at least one part.", nameof(parts));
        }

        var quoted = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            ArgumentException.ThrowIfNullOrEmpty(parts[i], nameof(parts));
            quoted[i] = $"`{parts[i].Replace("`", "``", StringComparison.Ordinal)}`";
        }

        return new SqlName(string.Join('.', quoted));
    }

    /// <summary>The quoted form.</summary>
    public override string ToString() => Quoted;
}
