namespace DorisDr.ResourceModel.Generator;

/// <summary>One generated file, compared by its text so that the build does not repeat work.</summary>
internal sealed class GeneratedSource(string fileName, string text, IReadOnlyList<(string Name, string Reason)> problems) : IEquatable<GeneratedSource>
{
    public string FileName { get; } = fileName;

    public string Text { get; } = text;

    public IReadOnlyList<(string Name, string Reason)> Problems { get; } = problems;

    public bool Equals(GeneratedSource? other) => other is not null && FileName == other.FileName && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as GeneratedSource);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
}
