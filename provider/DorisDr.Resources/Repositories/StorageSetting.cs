using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Repositories;

/// <summary>One property as it is to be sent.</summary>
/// <param name="Key">Doris's key.</param>
/// <param name="Input">Path of the input that it comes from, as text.</param>
/// <param name="Value">The value, null for a secret.</param>
/// <param name="Secret">The value of a secret.</param>
internal sealed record StorageSetting(string Key, string Input, string? Value, SecretText? Secret)
{
    /// <summary>Key, secret key and token: what every version lets change.</summary>
    internal bool IsCredential => Secret is not null;

    internal static SqlProperties ToSql(IEnumerable<StorageSetting> settings)
    {
        var properties = new SqlProperties();
        foreach (var setting in settings)
        {
            _ = setting.Secret is { } secret
                ? properties.AddSecret(setting.Key, new SqlSecret(secret.Reveal()))
                : properties.Add(setting.Key, setting.Value!);
        }

        return properties;
    }
}
