namespace DorisDr.ResourceModel.Records;

/// <summary>A secret text. It shows itself as <c>***</c>; only <see cref="Reveal"/> gives the text, and only what sends it may call that.</summary>
public sealed class SecretText : IEquatable<SecretText>
{
    private readonly string _text;

    /// <summary>Wraps a text.</summary>
    public SecretText(string text) => _text = text;

    /// <summary>True when the text is empty.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>The text itself.</summary>
    public string Reveal() => _text;

    /// <inheritdoc/>
    public bool Equals(SecretText? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecretText);

    /// <inheritdoc/>
    public override int GetHashCode() => 0; // A hash of the text would tell about it.

    /// <summary>Three stars.</summary>
    public override string ToString() => "***";
}
