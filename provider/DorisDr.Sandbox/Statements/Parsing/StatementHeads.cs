namespace DorisDr.Sandbox.Statements.Parsing;

/// <summary>Reads what follows the head of a statement.</summary>
internal delegate Statement StatementReader(TokenStream tokens);

/// <summary>
/// The first words of all statements as a tree. As long as several statements are possible, a word that none of them has is
/// <c>no viable alternative</c>; once only one is left, its words are demanded one by one.
/// </summary>
internal sealed class StatementHeads
{
    private readonly Node _root = new();

    /// <summary>Adds a head. Without a reader it is a statement that Doris has and the sandbox refuses: it only shapes error texts.</summary>
    public StatementHeads Add(string words, StatementReader? reader)
    {
        var node = _root;
        foreach (var word in words.Split(' '))
        {
            if (!node.Children.TryGetValue(word, out var child))
            {
                node.Children[word] = child = new Node();
            }

            node = child;
        }

        node.Reader ??= reader;
        node.IsEnd = true;
        return this;
    }

    /// <summary>True if some statement begins like this.</summary>
    public bool Starts(Token token) => token.Kind == TokenKind.Word && _root.Children.ContainsKey(token.Text);

    public Statement Read(TokenStream tokens)
    {
        var since = tokens.Position;
        var node = _root;
        while (true)
        {
            if (tokens.Current.Kind == TokenKind.Word && node.Children.TryGetValue(tokens.Current.Text, out var next))
            {
                tokens.Advance();
                node = next;
            }
            else if (node.IsEnd)
            {
                return node.Reader is { } reader ? reader(tokens) : throw tokens.NoViable(since);
            }
            else if (node.Children.Count == 1)
            {
                node = Demand(tokens, node.Children.Single());
            }
            else
            {
                throw tokens.NoViable(since);
            }
        }
    }

    private static Node Demand(TokenStream tokens, KeyValuePair<string, Node> only)
    {
        var (word, node) = only;
        var then = node.Children.Count == 1 ? Expectation.Word(node.Children.Single().Key) : Expectation.Name;
        tokens.ExpectWord(word, then);
        return node;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Children { get; } = new(StringComparer.OrdinalIgnoreCase);

        public StatementReader? Reader { get; set; }

        public bool IsEnd { get; set; }
    }
}
