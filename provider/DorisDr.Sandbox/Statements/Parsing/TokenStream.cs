namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>
/// The tokens of a statement text and the place in it. Errors are told the way an ANTLR parser tells them: one token too many is
/// <c>extraneous input</c>, one too few is <c>missing</c>, else <c>mismatched input</c>; where alternatives are still open it is
/// <c>no viable alternative</c> with the text since the alternatives opened.
/// </summary>
internal sealed class TokenStream(string sql)
{
    private const int DeepestExpression = 1000;
    private readonly IReadOnlyList<Token> _tokens = Tokenizer.Run(sql);

    public int Position { get; private set; }

    /// <summary>How many parentheses and NOTs are open.</summary>
    public int Nesting { get; set; }

    /// <summary>How many placeholders were read so far.</summary>
    public int Placeholders { get; set; }

    public Token Current => Peek(0);

    /// <summary>Refuses what is nested so deep that reading or running it would exhaust the stack, as Doris does (expr_depth_limit).</summary>
    public static void DemandDepth(int depth)
    {
        if (depth > DeepestExpression)
        {
            throw DorisError.Detail($"Exceeded the maximum depth of an expression tree ({DeepestExpression}).");
        }
    }

    public Token Peek(int ahead) => _tokens[Math.Min(Position + ahead, _tokens.Count - 1)];

    public Token At(int position) => _tokens[position];

    /// <summary>The text between two tokens, both included, as it was written.</summary>
    public string Text(int first, int last)
    {
        var end = _tokens[Math.Min(last, _tokens.Count - 1)];
        return end.Kind == TokenKind.End && first >= _tokens.Count - 1 ? "<EOF>" : sql[_tokens[first].Start..end.End];
    }

    /// <summary>What stands between two neighbours: blanks and comments.</summary>
    public string Between(int left, int right) => sql[_tokens[left].End.._tokens[right].Start];

    public Token Advance()
    {
        var token = Current;
        Position = Math.Min(Position + 1, _tokens.Count - 1);
        return token;
    }

    public bool IsWord(string keyword) => Current.IsWord(keyword);

    public bool TryWord(string keyword)
    {
        if (!Current.IsWord(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes all these words, or none.</summary>
    public bool TryWords(params ReadOnlySpan<string> keywords)
    {
        for (var i = 0; i < keywords.Length; i++)
        {
            if (!Peek(i).IsWord(keywords[i]))
            {
                return false;
            }
        }

        Position += keywords.Length;
        return true;
    }

    public bool TrySymbol(string symbol)
    {
        if (!Current.IsSymbol(symbol))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Takes what is expected, or fails. <paramref name="then"/> is what would follow, which tells a missing token from a wrong one.</summary>
    public Token Expect(Expectation expected, Expectation? then = null)
    {
        if (expected.Accepts(Current))
        {
            return Advance();
        }

        throw Unexpected(expected, then);
    }

    public void ExpectWord(string keyword, Expectation? then = null) => Expect(Expectation.Word(keyword), then);

    public void ExpectSymbol(string symbol, Expectation? then = null) => Expect(Expectation.Symbol(symbol), then);

    public string ExpectName() => Expect(Expectation.Name).Value;

    public string ExpectString(Expectation? then = null) => Expect(Expectation.Literal, then).Value;

    public long ExpectInteger() =>
        long.TryParse(Expect(Expectation.Integer).Text, out var value) ? value : throw Mismatched(Expectation.Integer);

    /// <summary>A name of up to three parts, separated by dots.</summary>
    public QualifiedName ExpectQualifiedName()
    {
        var first = Current;
        var parts = new List<string> { ExpectName() };
        while (Current.IsSymbol(".") && (Peek(1).Kind is TokenKind.Word or TokenKind.QuotedName))
        {
            Advance();
            parts.Add(Advance().Value);
        }

        return new QualifiedName(parts, new SourcePosition(first.Line, first.Column));
    }

    public DorisError Unexpected(Expectation expected, Expectation? then = null)
    {
        if (Current.Kind != TokenKind.End && expected.Accepts(Peek(1)))
        {
            return At(Current, $"extraneous input '{Current.Text}' expecting {expected.Text}");
        }

        return then is not null && then.Accepts(Current) ? At(Current, $"missing {expected.Text} at '{Current.Text}'") : Mismatched(expected);
    }

    public DorisError Mismatched(Expectation expected) => At(Current, $"mismatched input '{Current.Text}' expecting {expected.Text}");

    /// <summary>No alternative goes on at the current token; they opened at token <paramref name="since"/>.</summary>
    public DorisError NoViable(int since) => At(Current, $"no viable alternative at input '{Text(since, Position)}'");

    private static DorisError At(Token token, string text) => DorisError.Detail($"\n{text}(line {token.Line}, pos {token.Column})\n");
}
