using System.Text;

namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>
/// Cuts SQL text into tokens. A character that starts no token becomes a symbol of its own, so that the parser says where it stands.
/// </summary>
internal sealed class Tokenizer
{
    private static readonly string[] Symbols = ["<=>", "<>", "!=", "<=", ">=", "||", "&&", "@@", "==", "->", ":="];

    private readonly string _sql;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _column;

    private Tokenizer(string sql) => _sql = sql;

    public static IReadOnlyList<Token> Run(string sql)
    {
        var tokenizer = new Tokenizer(sql);
        tokenizer.Run();
        return tokenizer._tokens;
    }

    private char Current => _at < _sql.Length ? _sql[_at] : '\0';

    private char Next => _at + 1 < _sql.Length ? _sql[_at + 1] : '\0';

    private void Run()
    {
        while (SkipBlank())
        {
            var start = _at;
            var (kind, value) = Read();
            Add(kind, _sql[start.._at], value, start);
        }

        Add(TokenKind.End, "<EOF>", "", _sql.Length);
    }

    private void Add(TokenKind kind, string text, string value, int start)
    {
        _tokens.Add(new Token(kind, text, value, start, _at, _line, _column));
        Pass(start);
    }

    /// <summary>Moves line and column (in code points) on to where the reader is.</summary>
    private void Pass(int from)
    {
        foreach (var rune in _sql.AsSpan(from, _at - from).EnumerateRunes())
        {
            (_line, _column) = rune.Value == '\n' ? (_line + 1, 0) : (_line, _column + 1);
        }
    }

    /// <summary>Passes blanks and comments; false at the end. A bare # starts no comment in Doris.</summary>
    private bool SkipBlank()
    {
        while (_at < _sql.Length)
        {
            var start = _at;
            if (char.IsWhiteSpace(Current))
            {
                _at++;
            }
            else if (Current == '-' && Next == '-')
            {
                var end = _sql.IndexOf('\n', _at);
                _at = end < 0 ? _sql.Length : end + 1;
            }
            else if (Current == '/' && Next == '*' && _sql.IndexOf("*/", _at + 2, StringComparison.Ordinal) is >= 0 and var close)
            {
                _at = close + 2;
            }
            else
            {
                return true;
            }

            Pass(start);
        }

        return false;
    }

    private (TokenKind Kind, string Value) Read()
    {
        var start = _at;
        switch (Current)
        {
            case '`' when Quoted('`', escapes: false) is { } name:
                return (TokenKind.QuotedName, name);
            case '\'' when Quoted('\'', escapes: true) is { } text:
                return (TokenKind.String, text);
            case '"' when Quoted('"', escapes: true) is { } text:
                return (TokenKind.String, text);
        }

        if (char.IsAsciiDigit(Current) || (Current == '.' && char.IsAsciiDigit(Next) && !FollowsName()))
        {
            return Number(start);
        }

        if (IsNameCharacter(Current))
        {
            while (IsNameCharacter(Current))
            {
                _at++;
            }

            return (TokenKind.Word, _sql[start.._at]);
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(_sql, start, s, 0, s.Length) == 0);
        _at += symbol?.Length ?? (char.IsSurrogatePair(Current, Next) ? 2 : 1);
        return (TokenKind.Symbol, _sql[start.._at]);
    }

    /// <summary>A dot right behind a name separates its parts, even if a digit follows.</summary>
    private bool FollowsName() => _tokens.Count > 0 && _tokens[^1].End == _at && _tokens[^1].Kind is TokenKind.Word or TokenKind.QuotedName;

    private (TokenKind Kind, string Value) Number(int start)
    {
        var kind = TokenKind.Integer;
        Digits();
        if (Current == '.' && !IsNameStart(Next))
        {
            kind = TokenKind.Decimal;
            _at++;
            Digits();
        }

        if (Current is 'e' or 'E' && (char.IsAsciiDigit(Next) || (Next is '+' or '-' && _at + 2 < _sql.Length && char.IsAsciiDigit(_sql[_at + 2]))))
        {
            kind = TokenKind.Decimal;
            _at += 2;
            Digits();
        }

        if (kind == TokenKind.Integer && IsNameCharacter(Current))
        {
            while (IsNameCharacter(Current))
            {
                _at++;
            }

            kind = TokenKind.Word;
        }

        return (kind, _sql[start.._at]);
    }

    private void Digits()
    {
        while (char.IsAsciiDigit(Current))
        {
            _at++;
        }
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' || (c >= 0x80 && !char.IsWhiteSpace(c));

    private static bool IsNameStart(char c) => IsNameCharacter(c) && !char.IsAsciiDigit(c);

    /// <summary>The content of a quoted piece, or null when it never ends.</summary>
    private string? Quoted(char quote, bool escapes)
    {
        var value = new StringBuilder();
        for (var i = _at + 1; i < _sql.Length; i++)
        {
            var c = _sql[i];
            if (c == quote && i + 1 < _sql.Length && _sql[i + 1] == quote)
            {
                value.Append(c);
                i++;
            }
            else if (c == quote)
            {
                _at = i + 1;
                return value.ToString();
            }
            else if (escapes && c == '\\' && i + 1 < _sql.Length)
            {
                value.Append(Unescape(_sql[++i]));
            }
            else
            {
                value.Append(c);
            }
        }

        return null;
    }

    private static string Unescape(char c) => c switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'b' => "\b",
        '0' => "\0",
        'Z' => "\u001a",
        '_' or '%' => "\\" + c,
        _ => c.ToString(),
    };
}
