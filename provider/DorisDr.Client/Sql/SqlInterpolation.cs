using System.Runtime.CompilerServices;
using System.Text;

namespace DorisDr.Client.Sql;

/// <summary>Collects the pieces of <see cref="SqlStatement.Of"/>. It has no method for a raw string, so such a hole does not compile.</summary>
[InterpolatedStringHandler]
public readonly ref struct SqlInterpolation
{
    private readonly StringBuilder _text;
    private readonly StringBuilder _redacted;
    private readonly List<SqlSecret> _secrets;

    /// <summary>Called by the compiler.</summary>
    public SqlInterpolation(int literalLength, int formattedCount)
    {
        _text = new StringBuilder(literalLength + (formattedCount * 16));
        _redacted = new StringBuilder(_text.Capacity);
        _secrets = [];
    }

    /// <summary>Text written in our own source.</summary>
    public void AppendLiteral(string value) => Append(value, value);

    /// <summary>A quoted name.</summary>
    public void AppendFormatted(SqlName name) => Append(name.Quoted, name.Quoted);

    /// <summary>A quoted text.</summary>
    public void AppendFormatted(SqlText value) => Append(value.ToString(), value.ToString());

    /// <summary>A number.</summary>
    public void AppendFormatted(SqlNumber number) => Append(number.ToString(), number.ToString());

    /// <summary>A quoted secret.</summary>
    public void AppendFormatted(SqlSecret secret)
    {
        Append(SqlText.Quote(secret.Reveal()), $"\"{SqlSecret.Mask}\"");
        _secrets.Add(secret);
    }

    /// <summary>The entries of a PROPERTIES clause, without its brackets.</summary>
    public void AppendFormatted(SqlProperties properties) => properties.AppendTo(_text, _redacted, _secrets);

    /// <summary>A piece that was built before.</summary>
    public void AppendFormatted(SqlStatement piece)
    {
        Append(piece.Text, piece.Redacted);
        _secrets.AddRange(piece.Secrets);
    }

    internal SqlStatement Build() => new(_text.ToString(), _redacted.ToString(), _secrets);

    private void Append(string text, string redacted)
    {
        _text.Append(text);
        _redacted.Append(redacted);
    }
}
