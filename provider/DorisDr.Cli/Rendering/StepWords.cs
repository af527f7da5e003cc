using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;

namespace DorisDr.Cli.Rendering;

/// <summary>Symbols, colours and words of step kinds, as Pulumi prints them (pkg/resource/deploy/step.go, pkg/backend/display/progress.go).</summary>
internal static class StepWords
{
    /// <summary>Two characters in front of a row.</summary>
    public static string Prefix(StepOp op) => op switch
    {
        StepOp.Create => "+ ",
        StepOp.Update or StepOp.Refresh or StepOp.RemovePendingReplace => "~ ",
        StepOp.Delete => "- ",
        StepOp.Replace => "+-",
        StepOp.CreateReplacement => "++",
        StepOp.DeleteReplaced => "--",
        StepOp.Import => "= ",
        _ => "  ",
    };

    public static Tone ToneOf(StepOp op) => op switch
    {
        StepOp.Create or StepOp.Import => Tone.Create,
        StepOp.Update or StepOp.Refresh or StepOp.RemovePendingReplace => Tone.Update,
        StepOp.Delete => Tone.Delete,
        StepOp.Replace => Tone.Replace,
        StepOp.CreateReplacement => Tone.CreateReplacement,
        StepOp.DeleteReplaced => Tone.DeleteReplaced,
        _ => Tone.Plain,
    };

    /// <summary>Name of the operation in JSON, in the diff view and in summaries.</summary>
    public static string Name(StepOp op) => op switch
    {
        StepOp.Same => "same",
        StepOp.Create => "create",
        StepOp.Update => "update",
        StepOp.Delete => "delete",
        StepOp.Replace => "replace",
        StepOp.CreateReplacement => "create-replacement",
        StepOp.DeleteReplaced => "delete-replaced",
        StepOp.Refresh => "refresh",
        StepOp.RemovePendingReplace => "remove-pending-replace",
        StepOp.Import => "import",
        _ => op.ToString(),
    };

    /// <summary>Word in a summary line: infinitive in a preview, past tense after a run.</summary>
    public static string Summary(StepOp op, bool preview) => preview ? $"to {Name(op)}" : Done(op);

    /// <summary>Word for a planned step of a preview while it is looked at.</summary>
    public static string Planning(StepOp op) => op switch
    {
        StepOp.CreateReplacement => "create replacement",
        StepOp.DeleteReplaced => "delete original",
        StepOp.Refresh => "refreshing",
        StepOp.Same or StepOp.RemovePendingReplace => "",
        _ => Name(op),
    };

    /// <summary>Word for a planned step of a finished preview.</summary>
    public static string Planned(StepOp op) => op switch
    {
        StepOp.CreateReplacement or StepOp.DeleteReplaced => "replace",
        StepOp.Same or StepOp.RemovePendingReplace => "",
        _ => Name(op),
    };

    /// <summary>Word for a step that runs.</summary>
    public static string Running(StepOp op) => op switch
    {
        StepOp.Create => "creating",
        StepOp.Update => "updating",
        StepOp.Delete => "deleting",
        StepOp.Replace => "replacing",
        StepOp.CreateReplacement => "creating replacement",
        StepOp.DeleteReplaced => "deleting original",
        StepOp.Refresh => "refreshing",
        StepOp.Import => "importing",
        _ => "",
    };

    /// <summary>Word for a step that is done.</summary>
    public static string Done(StepOp op) => op switch
    {
        StepOp.Create => "created",
        StepOp.Update => "updated",
        StepOp.Delete => "deleted",
        StepOp.Replace => "replaced",
        StepOp.CreateReplacement => "created replacement",
        StepOp.DeleteReplaced => "deleted original",
        StepOp.Refresh => "refresh",
        StepOp.Import => "imported",
        _ => "",
    };

    /// <summary>Word for a step that failed.</summary>
    public static string Failed(StepOp op) => op switch
    {
        StepOp.Create or StepOp.CreateReplacement => "creating failed",
        StepOp.Update => "updating failed",
        StepOp.Delete or StepOp.DeleteReplaced => "deleting failed",
        StepOp.Replace => "replacing failed",
        StepOp.Refresh => "refreshing failed",
        StepOp.Import => "importing failed",
        _ => "failed",
    };
}
