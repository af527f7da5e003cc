namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>An answer of the S3 error vocabulary: HTTP status, code and the text that clients print.</summary>
internal sealed record S3Error(int Status, string Code, string Message)
{
    public S3Exception Thrown() => new(this);
}

/// <summary>Ends a request with an error document.</summary>
internal sealed class S3Exception(S3Error error) : Exception(error.Message)
{
    public S3Error Error { get; } = error;
}
