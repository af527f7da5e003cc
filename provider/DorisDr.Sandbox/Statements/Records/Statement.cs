namespace DorisDr.Sandbox.Statements;

/// <summary>A statement that the sandbox understands.</summary>
internal abstract record Statement
{
    /// <summary>The text that it was read from.</summary>
    public string Text { get; init; } = "";

    /// <summary>How many <c>?</c> it holds.</summary>
    public int Placeholders { get; init; }
}

/// <summary>A text without a statement: empty, or only comments.</summary>
internal sealed record EmptyStatement : Statement;
