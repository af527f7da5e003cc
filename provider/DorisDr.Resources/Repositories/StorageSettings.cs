using DorisDr.ResourceModel.Records;

namespace DorisDr.Resources.Repositories;

/// <summary>The properties that the inputs of a repository stand for.</summary>
internal static class StorageSettings
{
    internal static IReadOnlyList<StorageSetting> Of(RepositoryInputs inputs) =>
    [
        .. inputs.S3 is { } s3 ? OfS3(s3) : [],
        .. inputs.Hdfs is { } hdfs ? OfHdfs(hdfs) : [],
        .. inputs.Properties.Select(entry => Free(entry, "properties")),
    ];

    private static IEnumerable<StorageSetting> OfS3(S3Storage s3)
    {
        var preset = ObjectStorePreset.Of(s3.Provider);
        return Given(
            Plain(TypedKey.Endpoint, preset.Endpoint(s3)),
            Plain(TypedKey.Region, preset.Region(s3)),
            Hidden(TypedKey.AccessKey, s3.AccessKey),
            Hidden(TypedKey.SecretKey, s3.SecretKey),
            Hidden(TypedKey.SessionToken, s3.SessionToken),
            Plain(TypedKey.RoleArn, s3.RoleArn),
            Plain(TypedKey.ExternalId, s3.ExternalId),
            Plain(TypedKey.UsePathStyle, Text(preset.PathStyle(s3))),
            Plain(TypedKey.Provider, preset.Provider));
    }

    private static IEnumerable<StorageSetting> OfHdfs(HdfsStorage hdfs) =>
        Given(
            Plain(TypedKey.DefaultFs, hdfs.DefaultFs),
            Plain(TypedKey.HdfsUser, hdfs.Username),
            Plain(TypedKey.HdfsAuthentication, hdfs.Authentication switch
            {
                HdfsAuthentication.Simple => "simple",
                HdfsAuthentication.Kerberos => "kerberos",
                _ => null,
            }),
            Plain(TypedKey.KerberosPrincipal, hdfs.KerberosPrincipal),
            Plain(TypedKey.KerberosKeytab, hdfs.KerberosKeytab))
        .Concat(hdfs.Properties.Select(entry => Free(entry, "hdfs.properties")));

    // Check refuses secrets here; what reaches this place without Check must not reach a log either.
    private static StorageSetting Free(KeyValuePair<string, string> entry, string input) =>
        SecretKeys.Contains(entry.Key)
            ? new StorageSetting(entry.Key, $"{input}[\"{entry.Key}\"]", Value: null, new SecretText(entry.Value))
            : new StorageSetting(entry.Key, $"{input}[\"{entry.Key}\"]", entry.Value, Secret: null);

    private static StorageSetting? Plain(TypedKey key, string? value) =>
        value is null ? null : new StorageSetting(key.Key, key.Input, value, Secret: null);

    private static StorageSetting? Hidden(TypedKey key, SecretText? value) =>
        value is null or { IsEmpty: true } ? null : new StorageSetting(key.Key, key.Input, Value: null, value);

    private static IEnumerable<StorageSetting> Given(params IEnumerable<StorageSetting?> settings) => settings.OfType<StorageSetting>();

    private static string? Text(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };
}
