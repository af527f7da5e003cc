namespace DorisDr.Client;

/// <summary>A password that shows itself to nobody but the connection.</summary>
public sealed class Password
{
    private readonly string _value;

    /// <summary>Wraps a password; empty means none.</summary>
    public Password(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    /// <summary>No password.</summary>
    public static Password None { get; } = new(string.Empty);

    internal string Reveal() => _value;

    internal string Scrub(string text) =>
        _value.Length == 0 ? text : text.Replace(_value, "***", StringComparison.Ordinal);

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => "***";
}
