using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>
/// The frontend's access to an S3 store: list, read, write, look. Every call ends within the timeouts of the settings; errors carry the store's own words.
/// </summary>
internal sealed class S3Storage : IDisposable
{
    private readonly AmazonS3Client _client;
    private readonly StorageSettings _settings;

    public S3Storage(StorageSettings settings)
    {
        if (settings.Type != "S3")
        {
            throw new StorageException($"the sandbox reaches S3 stores only, not {settings.Kind}");
        }

        _settings = settings;
        var config = new AmazonS3Config
        {
            ServiceURL = settings.Endpoint,
            ForcePathStyle = settings.PathStyle,
            AuthenticationRegion = settings.Region,
            Timeout = settings.RequestTimeout,
            ConnectTimeout = settings.ConnectTimeout,
            MaxErrorRetry = 0,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        _client = new AmazonS3Client(Credentials(settings), config);
    }

    /// <summary>The keys that begin with a prefix, in order.</summary>
    public Task<IReadOnlyList<string>> ListAsync(StorageLocation prefix, CancellationToken ct) => CallAsync<IReadOnlyList<string>>(async () =>
    {
        var keys = new List<string>();
        string? token = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = prefix.Bucket, Prefix = prefix.Key, ContinuationToken = token };
            var page = await _client.ListObjectsV2Async(request, ct);
            keys.AddRange((page.S3Objects ?? []).Select(o => o.Key));
            token = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (token is not null);
        return keys;
    });

    /// <summary>The folders directly below a prefix, without the prefix and the slash behind them.</summary>
    public Task<IReadOnlyList<string>> ListFoldersAsync(StorageLocation prefix, CancellationToken ct) => CallAsync<IReadOnlyList<string>>(async () =>
    {
        var folders = new List<string>();
        string? token = null;
        do
        {
            var request = new ListObjectsV2Request { BucketName = prefix.Bucket, Prefix = prefix.Key, Delimiter = "/", ContinuationToken = token };
            var page = await _client.ListObjectsV2Async(request, ct);
            folders.AddRange((page.CommonPrefixes ?? []).Select(p => p.TrimEnd('/').Split('/')[^1]));
            token = page.IsTruncated == true ? page.NextContinuationToken : null;
        }
        while (token is not null);
        return folders;
    });

    public Task<byte[]> ReadAsync(StorageLocation location, CancellationToken ct) => CallAsync(async () =>
    {
        using var response = await _client.GetObjectAsync(location.Bucket, location.Key, ct);
        using var content = new MemoryStream();
        await response.ResponseStream.CopyToAsync(content, ct);
        return content.ToArray();
    });

    public Task WriteAsync(StorageLocation location, byte[] content, CancellationToken ct) => CallAsync(async () =>
    {
        using var stream = new MemoryStream(content);
        var request = new PutObjectRequest
        {
            BucketName = location.Bucket,
            Key = location.Key,
            InputStream = stream,
            ContentType = "application/octet-stream",
            UseChunkEncoding = false,
        };
        return await _client.PutObjectAsync(request, ct);
    });

    /// <summary>Looks whether an object is there (HEAD); throws when the store does not say.</summary>
    public async Task<bool> ExistsAsync(StorageLocation location, CancellationToken ct)
    {
        try
        {
            await CallAsync(() => _client.GetObjectMetadataAsync(location.Bucket, location.Key, ct));
            return true;
        }
        catch (StorageException problem) when (problem.IsMissing)
        {
            return false;
        }
    }

    public void Dispose() => _client.Dispose();

    private static AWSCredentials Credentials(StorageSettings settings) => settings switch
    {
        { AccessKey: null } or { SecretKey: null } => new AnonymousAWSCredentials(),
        { SessionToken: { } token } => new SessionAWSCredentials(settings.AccessKey, settings.SecretKey, token),
        _ => new BasicAWSCredentials(settings.AccessKey, settings.SecretKey),
    };

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (AmazonS3Exception problem)
        {
            throw Describe(problem);
        }
        catch (Exception problem) when (Find<SocketException>(problem) is { } socket)
        {
            throw new StorageException(socket.SocketErrorCode == SocketError.ConnectionRefused
                ? "java.net.ConnectException: Connection refused"
                : socket.SocketErrorCode == SocketError.HostNotFound ? $"java.net.UnknownHostException: {new Uri(_settings.Endpoint).Host}" : "java.net.SocketException: " + socket.Message);
        }
        catch (Exception problem) when (Find<TimeoutException>(problem) is not null || problem is TaskCanceledException { CancellationToken.IsCancellationRequested: false })
        {
            throw new StorageException("java.net.SocketTimeoutException: Read timed out");
        }
        catch (Exception problem) when (problem is AmazonClientException or HttpRequestException or IOException or UriFormatException)
        {
            throw new StorageException("software.amazon.awssdk.core.exception.SdkClientException: " + problem.Message);
        }
    }

    private static StorageException Describe(AmazonS3Exception problem)
    {
        var type = problem.ErrorCode switch
        {
            "NoSuchBucket" => "NoSuchBucketException",
            "NoSuchKey" => "NoSuchKeyException",
            _ => "S3Exception",
        };
        var text = $"software.amazon.awssdk.services.s3.model.{type}: {problem.Message} (Service: S3, Status Code: {(int)problem.StatusCode}, Request ID: {problem.RequestId}"
            + (string.IsNullOrEmpty(problem.AmazonId2) ? ")" : $", Extended Request ID: {problem.AmazonId2})");
        return new StorageException(text, problem.StatusCode == HttpStatusCode.NotFound && problem.ErrorCode != "NoSuchBucket");
    }

    private static T? Find<T>(Exception? problem)
        where T : Exception
    {
        for (; problem is not null; problem = problem.InnerException)
        {
            if (problem is T found)
            {
                return found;
            }
        }

        return null;
    }
}
