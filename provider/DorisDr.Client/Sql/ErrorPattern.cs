namespace DorisDr.Client.Sql;

/// <summary>One row of the error table: a text with <c>*</c> for the parts that vary. It matches anywhere in a reply.</summary>
internal sealed class ErrorPattern(DorisErrorKind kind, string pattern, bool mayHaveRun = false)
{
    private readonly string[] _pieces = pattern.Split('*');

    internal DorisErrorKind Kind { get; } = kind;

    internal string Pattern { get; } = pattern;

    /// <summary>Whether a write that got this reply may have run all the same.</summary>
    internal bool MayHaveRun { get; } = mayHaveRun;

    /// <summary>The varying parts in order, or null where the text does not match.</summary>
    internal IReadOnlyList<string>? Match(string text)
    {
        var captures = new List<string>(_pieces.Length - 1);
        var end = -1;
        foreach (var piece in _pieces)
        {
            var at = text.IndexOf(piece, end < 0 ? 0 : end, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            if (end >= 0)
            {
                captures.Add(piece.Length == 0 ? text[end..] : text[end..at]);
            }

            end = at + piece.Length;
        }

        return captures;
    }
}
