namespace DorisDr.Client.Sql;

/// <summary>A string literal that must not be seen: it is sent to Doris, and everything else gets <c>***</c>.</summary>
public sealed class SqlSecret
{
    internal const string Mask = "***";

    private readonly string _value;

    /// <summary>Makes a secret literal.</summary>
    public SqlSecret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = value;
    }

    internal string Reveal() => _value;

    /// <summary>Always <c>***</c>.</summary>
    public override string ToString() => Mask;
}
