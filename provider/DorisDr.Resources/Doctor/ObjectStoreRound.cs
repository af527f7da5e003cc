using System.Runtime.CompilerServices;
using DorisDr.Client;
using DorisDr.Client.ObjectStores;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;
using DorisDr.Resources.Repositories;

namespace DorisDr.Resources.Doctor;

/// <summary>The object stores of declared repositories, from this machine and with the declared keys. Doris reaches them from its own nodes.</summary>
internal static class ObjectStoreRound
{
    private const string Check = "object store";

    internal static async IAsyncEnumerable<Examination> RunAsync(
        ClusterAccess cluster, IReadOnlyList<PropertyMap> repositories, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var inputs in repositories.Select(RepositoryInputs.Descriptor.Read).Where(r => (r.Cluster ?? ClusterNames.Default) == cluster.Name))
        {
            var name = inputs.Name ?? inputs.Location;
            if (AddressOf(inputs) is not { } address)
            {
                yield return new Examination(cluster.Name, Check, name, Verdict.Warning, "not looked at: it is no S3 store with keys and an endpoint");
                continue;
            }

            var failure = await ObjectStoreProbe.ListAsync(address, time, cancellationToken);
            yield return failure is null
                ? new Examination(cluster.Name, Check, name, Verdict.Good, $"{address} can be listed from here")
                : new Examination(
                    cluster.Name, Check, name, Verdict.Warning, $"{address} cannot be listed from here: {failure}. Doris may still reach it; pruning and verifying from here would not.");
        }
    }

    private static ObjectStoreAddress? AddressOf(RepositoryInputs inputs)
    {
        if (inputs.S3 is not { AccessKey: { IsEmpty: false } accessKey, SecretKey: { IsEmpty: false } secretKey } s3 || s3.Provider is ObjectStore.Azure)
        {
            return null;
        }

        var preset = ObjectStorePreset.Of(s3.Provider);
        var parts = LocationNormalizer.Normalize(inputs.Location).Split("://", 2);
        var endpoint = preset.Endpoint(s3) is { } text && !text.Contains("://", StringComparison.Ordinal) ? $"https://{text}" : preset.Endpoint(s3);
        if (parts is not ["s3", var path] || !Uri.TryCreate(endpoint, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return new ObjectStoreAddress(uri, slash < 0 ? path : path[..slash], slash < 0 ? "" : path[(slash + 1)..])
        {
            Region = preset.Region(s3) ?? "us-east-1",
            UsePathStyle = preset.PathStyle(s3) ?? false,
            AccessKey = accessKey.Reveal(),
            SecretKey = new Password(secretKey.Reveal()),
            SessionToken = s3.SessionToken is { IsEmpty: false } token ? new Password(token.Reveal()) : null,
        };
    }
}
