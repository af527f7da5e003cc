using System.Globalization;

namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>CREATE TABLE and what else is said about a table as a whole.</summary>
internal static class TableParser
{
    private static readonly string[] Aggregations = ["SUM", "MIN", "MAX", "REPLACE", "REPLACE_IF_NOT_NULL"];

    public static void AddTo(StatementHeads heads) => heads
        .Add("CREATE TABLE", Create)
        .Add("DROP TABLE", Drop)
        .Add("TRUNCATE TABLE", Truncate)
        .Add("SHOW PARTITIONS", tokens => new ShowPartitions(OfTable(tokens)))
        .Add("SHOW DATA", tokens => new ShowData(tokens.IsWord("FROM") ? OfTable(tokens) : null))
        .Add("DESC", tokens => new DescribeTable(tokens.ExpectQualifiedName()))
        .Add("DESCRIBE", tokens => new DescribeTable(tokens.ExpectQualifiedName()));

    private static DropTable Drop(TokenStream tokens)
    {
        var ifExists = Clauses.IfExists(tokens);
        return new DropTable(tokens.ExpectQualifiedName(), ifExists, tokens.TryWord("FORCE"));
    }

    private static TruncateTable Truncate(TokenStream tokens)
    {
        var table = tokens.ExpectQualifiedName();
        IReadOnlyList<string> partitions = tokens.TryWord("PARTITION") || tokens.TryWord("PARTITIONS")
            ? tokens.Current.IsSymbol("(") ? Clauses.NameList(tokens) : [tokens.ExpectName()]
            : [];
        return new TruncateTable(table, partitions, tokens.TryWord("FORCE"));
    }

    private static QualifiedName OfTable(TokenStream tokens)
    {
        tokens.ExpectWord("FROM", Expectation.Name);
        return tokens.ExpectQualifiedName();
    }

    private static CreateTable Create(TokenStream tokens)
    {
        var ifNotExists = Clauses.IfNotExists(tokens);
        var table = tokens.ExpectQualifiedName();
        tokens.ExpectSymbol("(", Expectation.Name);
        var columns = new List<ColumnDefinition>();
        do
        {
            columns.Add(Column(tokens));
        }
        while (tokens.TrySymbol(","));
        tokens.ExpectSymbol(")");
        if (tokens.TryWord("ENGINE"))
        {
            tokens.ExpectSymbol("=", Expectation.Name);
            tokens.ExpectName();
        }

        var model = Model(tokens);
        var keys = model is null ? [] : Clauses.NameList(tokens);
        var comment = tokens.TryWord("COMMENT") ? tokens.ExpectString() : "";
        var partition = tokens.TryWord("PARTITION") ? PartitionParser.Read(tokens) : null;
        var distribution = tokens.TryWord("DISTRIBUTED") ? Distribution(tokens) : null;
        return new CreateTable(table, ifNotExists, columns, model, keys, comment, partition, distribution, Clauses.OptionalProperties(tokens));
    }

    private static KeyModel? Model(TokenStream tokens)
    {
        KeyModel? model = tokens.IsWord("DUPLICATE") ? KeyModel.Duplicate : tokens.IsWord("UNIQUE") ? KeyModel.Unique : tokens.IsWord("AGGREGATE") ? KeyModel.Aggregate : null;
        if (model is not null)
        {
            tokens.Advance();
            tokens.ExpectWord("KEY", Expectation.Symbol("("));
        }

        return model;
    }

    private static ColumnDefinition Column(TokenStream tokens)
    {
        var name = tokens.ExpectName();
        var type = Type(tokens);
        var isKey = tokens.TryWord("KEY");
        var aggregation = Array.Find(Aggregations, tokens.IsWord);
        if (aggregation is not null)
        {
            tokens.Advance();
        }

        var isNullable = true;
        if (tokens.TryWord("NOT"))
        {
            tokens.ExpectWord("NULL");
            isNullable = false;
        }
        else
        {
            tokens.TryWord("NULL");
        }

        var hasDefault = tokens.TryWord("DEFAULT");
        var value = hasDefault ? Default(tokens) : null;
        var comment = tokens.TryWord("COMMENT") ? tokens.ExpectString() : "";
        return new ColumnDefinition(name, type, isNullable, isKey, aggregation, value, hasDefault, comment);
    }

    private static string? Default(TokenStream tokens)
    {
        if (tokens.TryWord("NULL"))
        {
            return null;
        }

        var sign = tokens.TrySymbol("-") ? "-" : "";
        var value = sign + tokens.Expect(Clauses.Constant).Value;
        if (tokens.TrySymbol("("))
        {
            var precision = tokens.Current.Kind == TokenKind.Integer ? tokens.Advance().Text : "";
            tokens.ExpectSymbol(")");
            return precision.Length == 0 ? value : $"{value}({precision})";
        }

        return value;
    }

    private static TypeText Type(TokenStream tokens)
    {
        var name = tokens.Expect(new Expectation(t => t.Kind == TokenKind.Word, Keywords.NameExpectation)).Text.ToLowerInvariant();
        var arguments = new List<int>();
        if (tokens.TrySymbol("("))
        {
            do
            {
                arguments.Add(tokens.TrySymbol("*") ? -1 : int.Parse(tokens.Expect(Expectation.Integer).Text, CultureInfo.InvariantCulture));
            }
            while (tokens.TrySymbol(","));
            tokens.ExpectSymbol(")");
        }

        return new TypeText(name, arguments);
    }

    private static DistributionClause Distribution(TokenStream tokens)
    {
        tokens.ExpectWord("BY");
        IReadOnlyList<string> columns = [];
        if (!tokens.TryWord("RANDOM"))
        {
            tokens.ExpectWord("HASH", Expectation.Symbol("("));
            columns = Clauses.NameList(tokens);
        }

        int? buckets = null;
        if (tokens.TryWord("BUCKETS") && !tokens.TryWord("AUTO"))
        {
            buckets = (int)tokens.ExpectInteger();
        }

        return new DistributionClause(columns, buckets);
    }
}
