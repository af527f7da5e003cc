namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Pieces that several statements share.</summary>
internal static class Clauses
{
    /// <summary>
    /// PROPERTIES ("k" = "v", ...). An empty list is a syntax error on every statement; the same key twice is refused with both values.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Properties(TokenStream tokens)
    {
        tokens.ExpectSymbol("(");
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        do
        {
            var key = PropertyPart(tokens).Trim();
            tokens.ExpectSymbol("=", Constant);
            var value = PropertyPart(tokens);
            if (!properties.TryAdd(key, value))
            {
                throw DorisError.Detail($"Multiple entries with same key: {key}={properties[key]} and {key}={value}");
            }
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectSymbol(")");
        return properties;
    }

    public static IReadOnlyDictionary<string, string> OptionalProperties(TokenStream tokens) =>
        tokens.TryWord("PROPERTIES") ? Properties(tokens) : new Dictionary<string, string>(StringComparer.Ordinal);

    public static Expectation Constant { get; } = new(
        t => t.IsName || t.Kind is TokenKind.String or TokenKind.Integer or TokenKind.Decimal || t.IsWord("TRUE") || t.IsWord("FALSE"),
        Keywords.NameExpectation.TrimEnd('}') + ", STRING_LITERAL, INTEGER_VALUE, DECIMAL_VALUE}");

    /// <summary>LIKE 'pattern' or WHERE condition of a SHOW statement.</summary>
    public static ShowFilter Filter(TokenStream tokens)
    {
        if (tokens.TryWord("LIKE"))
        {
            return new ShowFilter(tokens.ExpectString(), null);
        }

        return tokens.TryWord("WHERE") ? new ShowFilter(null, ExpressionParser.Read(tokens)) : ShowFilter.None;
    }

    public static bool IfNotExists(TokenStream tokens)
    {
        if (!tokens.TryWord("IF"))
        {
            return false;
        }

        tokens.ExpectWord("NOT", Expectation.Word("EXISTS"));
        tokens.ExpectWord("EXISTS", Expectation.Name);
        return true;
    }

    public static bool IfExists(TokenStream tokens)
    {
        if (!tokens.TryWord("IF"))
        {
            return false;
        }

        tokens.ExpectWord("EXISTS", Expectation.Name);
        return true;
    }

    /// <summary>FROM db or IN db, if it is there.</summary>
    public static QualifiedName? FromDatabase(TokenStream tokens) => tokens.TryWord("FROM") || tokens.TryWord("IN") ? tokens.ExpectQualifiedName() : null;

    /// <summary>Names in parentheses.</summary>
    public static IReadOnlyList<string> NameList(TokenStream tokens)
    {
        tokens.ExpectSymbol("(", Expectation.Name);
        var names = new List<string>();
        do
        {
            names.Add(tokens.ExpectName());
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectSymbol(")");
        return names;
    }

    private static string PropertyPart(TokenStream tokens)
    {
        var sign = tokens.TrySymbol("-") ? "-" : "";
        return sign + tokens.Expect(Constant).Value;
    }
}
