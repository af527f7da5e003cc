namespace DorisDr.Cli.Rendering.Text;

/// <summary>What a piece of text means; a palette makes a colour of it.</summary>
internal enum Tone
{
    Plain,
    Bold,
    Create,
    Update,
    Delete,
    Replace,
    CreateReplacement,
    DeleteReplaced,
    Error,
    Warning,
    Info,
    Headline,
    ResourceHeader,
    ColumnHeader,
    Prompt,
    Muted,
}
