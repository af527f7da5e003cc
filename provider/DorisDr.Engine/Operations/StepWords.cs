using DorisDr.Engine.Events;

namespace DorisDr.Engine.Operations;

/// <summary>Pulumi's words for steps (sdk/go/common/apitype/events.go), as they stand in histories and JSON.</summary>
public static class StepWords
{
    /// <summary>The word of a step.</summary>
    public static string Of(StepOp op) => op switch
    {
        StepOp.CreateReplacement => "create-replacement",
        StepOp.DeleteReplaced => "delete-replaced",
        StepOp.RemovePendingReplace => "remove-pending-replace",
        _ => op.ToString().ToLowerInvariant(),
    };
}
