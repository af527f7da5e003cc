using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Problems;

/// <summary>One thing that is wrong, said once: what (code and cause), and what to do about it.</summary>
/// <param name="Code">Stable code <c>DDRnnnn</c>; never reused.</param>
/// <param name="Cause">One sentence that names what is wrong. Never holds a secret.</param>
/// <param name="Remedy">One sentence that names what to do.</param>
/// <param name="Path">The property it is about; null when it is about none.</param>
public sealed record Problem(string Code, string Cause, string Remedy, PropertyPath? Path = null)
{
    /// <summary>The text that people read: <c>DDR1204: cause Remedy.</c></summary>
    public override string ToString() => $"{Code}: {Cause} {Remedy}".TrimEnd();

    /// <summary>A copy that is about a property.</summary>
    public Problem At(PropertyPath path) => this with { Path = path };
}
