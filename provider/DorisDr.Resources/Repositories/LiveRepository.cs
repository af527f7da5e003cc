using System.Collections.Immutable;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.Resources.Clusters;

namespace DorisDr.Resources.Repositories;

/// <summary>Turns a repository as Doris shows it into inputs.</summary>
internal static class LiveRepository
{
    /// <summary>The live inputs.</summary>
    /// <param name="stored">What Doris shows.</param>
    /// <param name="id">Which one it is.</param>
    /// <param name="recorded">What is declared; null on import.</param>
    internal static RepositoryInputs Inputs(StoredRepository stored, ObjectId id, RepositoryInputs? recorded)
    {
        var isHdfs = string.Equals(stored.Row.Type, "HDFS", StringComparison.OrdinalIgnoreCase);
        var place = new RepositoryInputs
        {
            Name = id.Name,
            Cluster = id.Cluster,
            Location = stored.Row.Location,
            ReadOnly = stored.Row.IsReadOnly,
        };

        // Azure: Doris cannot print the settings, so what is declared counts as what is there.
        if (stored.Properties is null)
        {
            return place with { S3 = recorded?.S3, Hdfs = recorded?.Hdfs, Properties = recorded?.Properties ?? place.Properties };
        }

        return place with
        {
            S3 = isHdfs ? null : S3(stored, recorded?.S3),
            Hdfs = isHdfs ? Hdfs(stored, recorded) : null,
            Properties = recorded is null ? (isHdfs ? place.Properties : Free(stored)) : Declared(stored, recorded.Properties),
        };
    }

    private static S3Storage S3(StoredRepository stored, S3Storage? recorded)
    {
        var live = new S3Storage
        {
            Endpoint = Read(stored, TypedKey.Endpoint),
            Region = Read(stored, TypedKey.Region),
            RoleArn = Read(stored, TypedKey.RoleArn),
            ExternalId = Read(stored, TypedKey.ExternalId),
            UsePathStyle = Read(stored, TypedKey.UsePathStyle) is { } flag ? string.Equals(flag, "true", StringComparison.OrdinalIgnoreCase) : null,
        };
        return live with { Provider = recorded is not null && FollowsPreset(live, recorded) ? recorded.Provider : null };
    }

    // The kind of store is not kept by Doris. It counts as there as long as everything that follows from it is there: so a change of
    // such a setting shows as a change of the kind, and is healed with it.
    private static bool FollowsPreset(S3Storage live, S3Storage recorded)
    {
        var preset = ObjectStorePreset.Of(recorded.Provider);
        return (recorded.Endpoint is not null || Same(preset.Endpoint(recorded), live.Endpoint, EndpointNormalizer.Normalize))
            && (recorded.Region is not null || Same(preset.Region(recorded), live.Region, static text => text))
            && (recorded.UsePathStyle is not null || preset.UsePathStyle is null || preset.UsePathStyle == live.UsePathStyle);
    }

    private static bool Same(string? wanted, string? live, Func<string, string> normalize) =>
        wanted is null || (live is not null && normalize(wanted) == normalize(live));

    private static HdfsStorage Hdfs(StoredRepository stored, RepositoryInputs? recorded) => new()
    {
        DefaultFs = Read(stored, TypedKey.DefaultFs),
        Username = Read(stored, TypedKey.HdfsUser),
        Authentication = Read(stored, TypedKey.HdfsAuthentication) switch
        {
            { } text when text.Equals("kerberos", StringComparison.OrdinalIgnoreCase) => HdfsAuthentication.Kerberos,
            { } => HdfsAuthentication.Simple,
            null => null,
        },
        KerberosPrincipal = Read(stored, TypedKey.KerberosPrincipal),
        KerberosKeytab = Read(stored, TypedKey.KerberosKeytab),
        Properties = recorded is null ? Free(stored) : Declared(stored, recorded.Hdfs?.Properties ?? ImmutableSortedDictionary<string, string>.Empty),
    };

    private static string? Read(StoredRepository stored, TypedKey key) =>
        key.Spellings.Select(stored.Visible).FirstOrDefault(value => value is not null);

    private static ImmutableSortedDictionary<string, string> Free(StoredRepository stored) => stored.Properties!
        .Where(property => property.Value is not null && property.Key != TypedKey.StorageTypeMark && TypedKey.Of(property.Key) is null)
        .ToImmutableSortedDictionary(property => property.Key, property => property.Value!, StringComparer.Ordinal);

    // A declared property that Doris masks cannot be compared: it counts as there.
    private static ImmutableSortedDictionary<string, string> Declared(StoredRepository stored, ImmutableSortedDictionary<string, string> declared) => declared
        .Where(entry => stored.Properties!.Any(property => string.Equals(property.Key, entry.Key, StringComparison.OrdinalIgnoreCase)))
        .ToImmutableSortedDictionary(entry => entry.Key, entry => stored.Visible(entry.Key) ?? entry.Value, StringComparer.Ordinal);
}
