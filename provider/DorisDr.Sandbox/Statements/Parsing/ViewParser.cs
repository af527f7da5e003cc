namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Views, and the statements that made tables and views.</summary>
internal static class ViewParser
{
    public static void AddTo(StatementHeads heads) => heads
        .Add("CREATE VIEW", tokens => Create(tokens, orReplace: false))
        .Add("CREATE OR REPLACE VIEW", tokens => Create(tokens, orReplace: true))
        .Add("DROP VIEW", Drop)
        .Add("SHOW CREATE TABLE", tokens => new ShowCreateTable(tokens.ExpectQualifiedName(), IsView: false))
        .Add("SHOW CREATE VIEW", tokens => new ShowCreateTable(tokens.ExpectQualifiedName(), IsView: true));

    private static DropView Drop(TokenStream tokens)
    {
        var ifExists = Clauses.IfExists(tokens);
        return new DropView(tokens.ExpectQualifiedName(), ifExists);
    }

    private static CreateView Create(TokenStream tokens, bool orReplace)
    {
        var ifNotExists = Clauses.IfNotExists(tokens);
        var name = tokens.ExpectQualifiedName();
        IReadOnlyList<string> columns = tokens.Current.IsSymbol("(") ? Clauses.NameList(tokens) : [];
        var comment = tokens.TryWord("COMMENT") ? tokens.ExpectString() : "";
        tokens.ExpectWord("AS", Expectation.Word("SELECT"));
        var since = tokens.Position;
        tokens.ExpectWord("SELECT");
        var query = SelectParser.Read(tokens);
        return new CreateView(name, ifNotExists, orReplace, columns, comment, query, ViewTextReader.Read(tokens, since, tokens.Position, query));
    }
}
