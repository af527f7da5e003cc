using System.Text;

namespace DorisDr.Cli.Rendering.Text;

/// <summary>How tones become colours.</summary>
internal enum ColorMode
{
    /// <summary>Text only.</summary>
    Never,

    /// <summary>ANSI sequences.</summary>
    Always,

    /// <summary>Pulumi's own markup (sdk/go/common/diag/colors/colors.go), for tools that colour later.</summary>
    Raw,
}

/// <summary>Writes styled text with the colours that Pulumi uses.</summary>
internal sealed class Palette(ColorMode mode)
{
    /// <summary>A palette without colours.</summary>
    public static Palette None { get; } = new(ColorMode.Never);

    public string Paint(StyledText text)
    {
        if (mode == ColorMode.Never)
        {
            return text.ToString();
        }

        var painted = new StringBuilder();
        foreach (var (span, tone) in text.Spans)
        {
            painted.Append(tone == Tone.Plain ? span : Open(tone) + span + Close);
        }

        return painted.ToString();
    }

    /// <summary>Number in the 256-colour table; null for the terminal's own colour.</summary>
    internal static byte? ColorOf(Tone tone) => tone switch
    {
        Tone.Create => 2,
        Tone.Update => 3,
        Tone.Delete or Tone.Error => 1,
        Tone.Replace or Tone.Headline => 13,
        Tone.CreateReplacement => 10,
        Tone.DeleteReplaced => 9,
        Tone.Warning => 3,
        Tone.Info => 5,
        Tone.ResourceHeader or Tone.ColumnHeader => 12,
        Tone.Prompt => 6,
        Tone.Muted => 8,
        _ => null,
    };

    internal static bool IsBold(Tone tone) => tone is Tone.Headline or Tone.Prompt or Tone.Bold;

    internal static bool IsUnderlined(Tone tone) => tone is Tone.ColumnHeader;

    private string Close => mode == ColorMode.Raw ? "<{%reset%}>" : "\e[0m";

    private string Open(Tone tone)
    {
        var open = new StringBuilder();
        if (IsUnderlined(tone))
        {
            open.Append(mode == ColorMode.Raw ? "<{%underline%}>" : "\e[4m");
        }

        if (ColorOf(tone) is { } color)
        {
            open.Append(mode == ColorMode.Raw ? $"<{{%fg {color}%}}>" : $"\e[38;5;{color}m");
        }

        if (IsBold(tone))
        {
            open.Append(mode == ColorMode.Raw ? "<{%bold%}>" : "\e[1m");
        }

        return open.ToString();
    }
}
