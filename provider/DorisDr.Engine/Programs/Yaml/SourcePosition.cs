namespace DorisDr.Engine.Programs.Yaml;

/// <summary>A place in a program file. Lines and columns count from 1.</summary>
/// <param name="File">File name without folder.</param>
/// <param name="Line">Line.</param>
/// <param name="Column">Column.</param>
public readonly record struct SourcePosition(string File, int Line, int Column)
{
    /// <summary>Pulumi's spelling: <c>Pulumi.yaml:6,24</c>.</summary>
    public override string ToString() => $"{File}:{Line},{Column}";
}
