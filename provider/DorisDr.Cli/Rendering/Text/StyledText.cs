namespace DorisDr.Cli.Rendering.Text;

/// <summary>A line of text whose pieces have a meaning; colours come later, or never.</summary>
internal sealed class StyledText
{
    private readonly List<(string Text, Tone Tone)> _spans = [];

    public StyledText()
    {
    }

    public StyledText(string text, Tone tone = Tone.Plain) => Append(text, tone);

    public IReadOnlyList<(string Text, Tone Tone)> Spans => _spans;

    /// <summary>Length in characters, without colours.</summary>
    public int Length => _spans.Sum(s => s.Text.Length);

    public bool IsEmpty => _spans.Count == 0;

    public StyledText Append(string text, Tone tone = Tone.Plain)
    {
        if (text.Length > 0)
        {
            _spans.Add((text, tone));
        }

        return this;
    }

    public StyledText Append(StyledText other)
    {
        _spans.AddRange(other._spans);
        return this;
    }

    public StyledText PadTo(int width) => Append(new string(' ', Math.Max(0, width - Length)));

    /// <summary>The first <paramref name="width"/> characters; an ellipsis stands for the rest.</summary>
    public StyledText Cut(int width)
    {
        if (Length <= width)
        {
            return this;
        }

        var cut = new StyledText();
        foreach (var (text, tone) in _spans)
        {
            var room = width - 1 - cut.Length;
            if (room <= 0)
            {
                break;
            }

            cut.Append(text.Length <= room ? text : text[..room], tone);
        }

        return cut.Append("…");
    }

    /// <summary>The text without colours.</summary>
    public override string ToString() => string.Concat(_spans.Select(s => s.Text));
}
