namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>SELECT, INSERT, DELETE, UPDATE.</summary>
internal static class RowParser
{
    private static readonly Expectation Source = new(t => t.IsWord("VALUES"), "{'(', 'SELECT', 'VALUES', 'WITH'}");

    public static void AddTo(StatementHeads heads) => heads
        .Add("SELECT", SelectParser.Read)
        .Add("INSERT INTO", Insert)
        .Add("DELETE FROM", Delete)
        .Add("UPDATE", Update);

    private static Insert Insert(TokenStream tokens)
    {
        var table = tokens.ExpectQualifiedName();
        var label = Label(tokens);
        var columns = tokens.Current.IsSymbol("(") ? Clauses.NameList(tokens) : [];
        label ??= Label(tokens);
        if (tokens.TryWord("SELECT"))
        {
            return new Insert(table, columns, label, [], SelectParser.Read(tokens));
        }

        tokens.Expect(Source);
        var rows = new List<IReadOnlyList<Expression?>>();
        do
        {
            rows.Add(Row(tokens));
        }
        while (tokens.TrySymbol(","));
        return new Insert(table, columns, label, rows, null);
    }

    private static string? Label(TokenStream tokens)
    {
        if (!tokens.TryWord("WITH"))
        {
            return null;
        }

        tokens.ExpectWord("LABEL", Expectation.Name);
        return tokens.ExpectName();
    }

    private static List<Expression?> Row(TokenStream tokens)
    {
        tokens.ExpectSymbol("(");
        var values = new List<Expression?>();
        do
        {
            values.Add(tokens.TryWord("DEFAULT") ? null : ExpressionParser.Read(tokens));
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectSymbol(")");
        return values;
    }

    private static Delete Delete(TokenStream tokens)
    {
        var table = tokens.ExpectQualifiedName();
        return new Delete(table, tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null);
    }

    private static Update Update(TokenStream tokens)
    {
        var table = tokens.ExpectQualifiedName();
        tokens.ExpectWord("SET", Expectation.Name);
        var assignments = new List<KeyValuePair<string, Expression>>();
        do
        {
            var column = tokens.ExpectQualifiedName().Name;
            tokens.ExpectSymbol("=");
            assignments.Add(new(column, ExpressionParser.Read(tokens)));
        }
        while (tokens.TrySymbol(","));
        return new Update(table, assignments, tokens.TryWord("WHERE") ? ExpressionParser.Read(tokens) : null);
    }
}
