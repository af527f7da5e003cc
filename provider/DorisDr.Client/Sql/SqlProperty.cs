namespace DorisDr.Client.Sql;

/// <summary>One entry of <see cref="SqlProperties"/>.</summary>
public sealed class SqlProperty
{
    internal SqlProperty(string key, SqlText? plain, SqlSecret? secret)
    {
        Key = key;
        Plain = plain;
        Secret = secret;
    }

    /// <summary>The key as Doris gets it.</summary>
    public string Key { get; }

    /// <summary>The value, or null where it is a secret.</summary>
    public string? Value => Plain?.Value;

    /// <summary>Whether the value is a secret.</summary>
    public bool IsSecret => Secret is not null;

    internal SqlText? Plain { get; }

    internal SqlSecret? Secret { get; }

    /// <summary>Key and value, a secret as <c>***</c>.</summary>
    public override string ToString() => $"{Key}={Value ?? SqlSecret.Mask}";
}
