namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>PARTITION BY RANGE or LIST with its partitions.</summary>
internal static class PartitionParser
{
    /// <summary>How MAXVALUE is kept in a bound.</summary>
    public const string MaxValue = "MAXVALUE";

    public static PartitionClause Read(TokenStream tokens)
    {
        tokens.ExpectWord("BY");
        var isRange = tokens.TryWord("RANGE");
        if (!isRange)
        {
            tokens.ExpectWord("LIST", Expectation.Symbol("("));
        }

        var columns = Clauses.NameList(tokens);
        tokens.ExpectSymbol("(");
        var partitions = new List<PartitionDefinition>();
        if (!tokens.Current.IsSymbol(")"))
        {
            do
            {
                partitions.Add(Partition(tokens));
            }
            while (tokens.TrySymbol(","));
        }

        tokens.ExpectSymbol(")");
        return new PartitionClause(isRange, columns, partitions);
    }

    private static PartitionDefinition Partition(TokenStream tokens)
    {
        tokens.ExpectWord("PARTITION", Expectation.Name);
        Clauses.IfNotExists(tokens);
        return Definition(tokens);
    }

    /// <summary>The name of a partition and its bounds.</summary>
    public static PartitionDefinition Definition(TokenStream tokens)
    {
        var name = tokens.ExpectName();
        tokens.ExpectWord("VALUES");
        if (tokens.TryWord("LESS"))
        {
            tokens.ExpectWord("THAN");
            return new PartitionDefinition(name, [], tokens.TryWord(MaxValue) ? [MaxValue] : Bound(tokens), []);
        }

        if (tokens.TryWord("IN"))
        {
            return new PartitionDefinition(name, [], [], InValues(tokens));
        }

        tokens.ExpectSymbol("[");
        var lower = Bound(tokens);
        tokens.ExpectSymbol(",");
        var upper = Bound(tokens);
        tokens.ExpectSymbol(")");
        return new PartitionDefinition(name, lower, upper, []);
    }

    private static List<string> Bound(TokenStream tokens)
    {
        tokens.ExpectSymbol("(");
        var values = Values(tokens);
        tokens.ExpectSymbol(")");
        return values;
    }

    private static List<string> Values(TokenStream tokens)
    {
        var values = new List<string>();
        do
        {
            var sign = tokens.TrySymbol("-") ? "-" : "";
            values.Add(tokens.TryWord(MaxValue) ? MaxValue : sign + tokens.Expect(Clauses.Constant).Value);
        }
        while (tokens.TrySymbol(","));
        return values;
    }

    private static IReadOnlyList<IReadOnlyList<string>> InValues(TokenStream tokens)
    {
        tokens.ExpectSymbol("(");
        IReadOnlyList<IReadOnlyList<string>> rows;
        if (tokens.Current.IsSymbol("("))
        {
            var tuples = new List<IReadOnlyList<string>>();
            do
            {
                tuples.Add(Bound(tokens));
            }
            while (tokens.TrySymbol(","));
            rows = tuples;
        }
        else
        {
            rows = Values(tokens).ConvertAll(v => (IReadOnlyList<string>)[v]);
        }

        tokens.ExpectSymbol(")");
        return rows;
    }
}
