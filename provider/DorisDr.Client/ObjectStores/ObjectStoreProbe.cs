using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace DorisDr.Client.ObjectStores;

/// <summary>Asks an object store whether it can be read from here with given keys. Writes nothing.</summary>
public static class ObjectStoreProbe
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    /// <summary>Lists one object below the place.</summary>
    /// <param name="address">The place.</param>
    /// <param name="time">The clock; a store that does not answer within 10 s counts as unreachable.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when the listing works, else why it does not, without secrets.</returns>
    public static async Task<string?> ListAsync(ObjectStoreAddress address, TimeProvider time, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        using var late = new CancellationTokenSource(Deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        using var client = Connect(address);
        try
        {
            var prefix = address.Prefix.Length == 0 ? "" : address.Prefix + "/";
            await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = address.Bucket, Prefix = prefix, MaxKeys = 1 }, stop.Token);
            return null;
        }
        catch (AmazonS3Exception refusal)
        {
            // The store's own text may repeat a key that was sent; its code says enough.
            var code = string.IsNullOrEmpty(refusal.ErrorCode) ? refusal.StatusCode.ToString() : refusal.ErrorCode;
            return $"{code} ({(int)refusal.StatusCode})";
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException or WebException)
        {
            return (failure.InnerException ?? failure).Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"no answer within {Deadline.TotalSeconds:0} s";
        }
    }

    private static AmazonS3Client Connect(ObjectStoreAddress address)
    {
        AWSCredentials credentials = address.SessionToken is { } token
            ? new SessionAWSCredentials(address.AccessKey, address.SecretKey.Reveal(), token.Reveal())
            : new BasicAWSCredentials(address.AccessKey, address.SecretKey.Reveal());
        return new AmazonS3Client(credentials, new AmazonS3Config
        {
            ServiceURL = address.Endpoint.GetLeftPart(UriPartial.Authority),
            AuthenticationRegion = address.Region,
            ForcePathStyle = address.UsePathStyle,
            MaxErrorRetry = 0,
        });
    }
}
