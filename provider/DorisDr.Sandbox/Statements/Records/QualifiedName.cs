using System.Runtime.InteropServices;

namespace DorisDr.Sandbox.Statements;

/// <summary>A place in the statement text: line from 1, code points before it on the line.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SourcePosition(int Line, int Column)
{
    public override string ToString() => $"(line {Line}, pos {Column})";
}

/// <summary>A name as written: <c>[[catalog.]database.]object</c>.</summary>
internal sealed record QualifiedName(IReadOnlyList<string> Parts, SourcePosition Position)
{
    /// <summary>The last part.</summary>
    public string Name => Parts[^1];

    /// <summary>The part before the last, if there is one.</summary>
    public string? Qualifier => Parts.Count > 1 ? Parts[^2] : null;

    public override string ToString() => string.Join('.', Parts);
}
