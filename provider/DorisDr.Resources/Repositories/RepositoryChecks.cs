using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Repositories;

/// <summary>Rules of the inputs of a repository that need no call.</summary>
internal static class RepositoryChecks
{
    private const int LongestName = 256;

    internal static IEnumerable<Problem> Check(CheckedInputs<RepositoryInputs> inputs, ClusterDirectory clusters) =>
    [
        .. CheckPlace(inputs, clusters),
        .. CheckStorage(inputs),
        .. CheckS3(inputs),
        .. CheckHdfs(inputs),
        .. CheckProperties(inputs),
    ];

    private static IEnumerable<Problem> CheckPlace(CheckedInputs<RepositoryInputs> inputs, ClusterDirectory clusters)
    {
        var (name, cluster, location) = (inputs.Inputs.Name ?? string.Empty, inputs.Inputs.Cluster, inputs.Inputs.Location);
        if (inputs.Knows("name") && !IsName(name))
        {
            yield return NameInvalid.At(PropertyPath.Of("name"), name);
        }

        if (inputs.Knows("cluster") && !clusters.Knows(cluster))
        {
            yield return clusters.Unknown(cluster);
        }

        if (inputs.Knows("location") && !IsLocation(location))
        {
            yield return LocationInvalid.At(PropertyPath.Of("location"), location);
        }
    }

    private static IEnumerable<Problem> CheckStorage(CheckedInputs<RepositoryInputs> inputs)
    {
        var (s3, hdfs) = (inputs.Inputs.S3 is not null, inputs.Inputs.Hdfs is not null);
        if (s3 && hdfs)
        {
            yield return TwoStorages.At(PropertyPath.Of("hdfs"));
        }

        if (!inputs.Knows("location") || !IsLocation(inputs.Inputs.Location))
        {
            yield break;
        }

        var isObject = LocationNormalizer.IsObjectScheme(LocationNormalizer.Scheme(inputs.Inputs.Location));
        var isHdfs = RepositoryBackends.IsHdfsScheme(inputs.Inputs.Location);
        if ((s3 && isHdfs) || (hdfs && isObject))
        {
            yield return LocationOfOtherStorage.At(PropertyPath.Of("location"), inputs.Inputs.Location, s3 ? "s3" : "hdfs");
        }
    }

    private static IEnumerable<Problem> CheckS3(CheckedInputs<RepositoryInputs> inputs)
    {
        if (inputs.Inputs.S3 is not { } s3)
        {
            yield break;
        }

        var at = PropertyPath.Of("s3");
        var (hasKey, hasSecret) = (s3.AccessKey is { IsEmpty: false }, s3.SecretKey is { IsEmpty: false });
        if (hasKey != hasSecret && inputs.Knows("s3", "accessKey") && inputs.Knows("s3", "secretKey"))
        {
            yield return KeysIncomplete.At(at.Child(hasKey ? "secretKey" : "accessKey"));
        }

        if (s3.ExternalId is not null && s3.RoleArn is null && inputs.Knows("s3", "roleArn"))
        {
            yield return ExternalIdWithoutRole.At(at.Child("externalId"));
        }

        if (!inputs.Knows("s3", "provider") || !inputs.Knows("s3", "endpoint") || !inputs.Knows("s3", "region") || s3.Provider is not { } provider)
        {
            yield break;
        }

        var preset = ObjectStorePreset.Of(provider);
        if (preset.Endpoint(s3) is null)
        {
            yield return preset.EndpointOf is null
                ? EndpointNeeded.At(at.Child("endpoint"))
                : RegionNeeded.At(at.Child("region"), char.ToLowerInvariant(provider.ToString()[0]) + provider.ToString()[1..]);
        }
    }

    private static IEnumerable<Problem> CheckHdfs(CheckedInputs<RepositoryInputs> inputs)
    {
        if (inputs.Inputs.Hdfs is { Authentication: HdfsAuthentication.Kerberos } hdfs
            && (hdfs.KerberosPrincipal is null || hdfs.KerberosKeytab is null)
            && inputs.Knows("hdfs"))
        {
            yield return KerberosIncomplete.At(PropertyPath.Of("hdfs", hdfs.KerberosPrincipal is null ? "kerberosPrincipal" : "kerberosKeytab"));
        }
    }

    private static IEnumerable<Problem> CheckProperties(CheckedInputs<RepositoryInputs> inputs)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, at) in Free(inputs.Inputs))
        {
            if (TypedKey.Of(key) is { } typed)
            {
                yield return TypedKeyInProperties.At(at, key, typed.Input);
            }
            else if (SecretKeys.Contains(key))
            {
                yield return SecretInProperties.At(at, key);
            }

            if (!seen.Add(key.Trim()))
            {
                yield return KeyTwice.At(at, key);
            }
        }
    }

    private static IEnumerable<(string Key, PropertyPath At)> Free(RepositoryInputs inputs) =>
    [
        .. inputs.Properties.Keys.Select(key => (key, PropertyPath.Of("properties", key))),
        .. inputs.Hdfs?.Properties.Keys.Select(key => (key, PropertyPath.Of("hdfs", "properties", key))) ?? [],
    ];

    private static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && char.IsAsciiLetter(name[0]) && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static bool IsLocation(string location)
    {
        var at = location.IndexOf("://", StringComparison.Ordinal);
        return at > 0 && location.Length > at + 3 && location[..at].All(static c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.')
            && location[at + 3] != '/' && !location.Any(char.IsWhiteSpace);
    }
}
