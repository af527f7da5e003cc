namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>The errors that this store can answer. Codes and texts are those that MinIO puts on the wire: Doris hands the text on to its users.</summary>
internal static class S3Errors
{
    public static readonly S3Error AccessDenied = new(403, "AccessDenied", "Access Denied.");
    public static readonly S3Error MissingDate = new(403, "AccessDenied", "AWS authentication requires a valid Date or x-amz-date header");
    public static readonly S3Error ExpiredRequest = new(403, "AccessDenied", "Request has expired");
    public static readonly S3Error RequestNotValidYet = new(403, "AccessDenied", "Request is not valid yet");
    public static readonly S3Error UnsignedHeaders = new(400, "AccessDenied", "There were headers present in the request which were not signed");
    public static readonly S3Error InvalidAccessKeyId =
        new(403, "InvalidAccessKeyId", "The Access Key Id you provided does not exist in our records.");
    public static readonly S3Error InvalidTokenId = new(403, "InvalidTokenId", "The security token included in the request is invalid");
    public static readonly S3Error SignatureDoesNotMatch = new(403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.");
    public static readonly S3Error RequestTimeTooSkewed =
        new(403, "RequestTimeTooSkewed", "The difference between the request time and the server's time is too large.");
    public static readonly S3Error UnsupportedSignature = new(400, "InvalidRequest",
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.");
    public static readonly S3Error AuthorizationHeaderMalformed = new(400, "AuthorizationHeaderMalformed",
        "The authorization header is malformed.");
    public static readonly S3Error AuthorizationQueryMalformed = new(400, "AuthorizationQueryParametersError",
        "The authorization query parameters are missing, malformed or out of range.");
    public static readonly S3Error InvalidContentHash = new(400, "InvalidArgument",
        "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, a STREAMING mode, or a valid sha256 value.");
    public static readonly S3Error ContentHashMismatch = new(400, "XAmzContentSHA256Mismatch",
        "The provided 'x-amz-content-sha256' header does not match what was computed.");
    public static readonly S3Error ChecksumMismatch =
        new(400, "XAmzContentChecksumMismatch", "The provided 'x-amz-checksum' header does not match what was computed.");
    public static readonly S3Error InvalidChecksum = new(400, "InvalidArgument", "Invalid checksum provided.");
    public static readonly S3Error BadDigest = new(400, "BadDigest", "The Content-Md5 you specified did not match what we received.");
    public static readonly S3Error InvalidDigest = new(400, "InvalidDigest", "The Content-Md5 you specified is not valid.");
    public static readonly S3Error IncompleteBody =
        new(400, "IncompleteBody", "You did not provide the number of bytes specified by the Content-Length HTTP header.");
    public static readonly S3Error MissingContentLength =
        new(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
    public static readonly S3Error EntityTooLarge =
        new(400, "EntityTooLarge", "Your proposed upload exceeds the maximum allowed object size.");
    public static readonly S3Error EntityTooSmall =
        new(400, "EntityTooSmall", "Your proposed upload is smaller than the minimum allowed object size.");
    public static readonly S3Error MalformedXml =
        new(400, "MalformedXML", "The XML you provided was not well-formed or did not validate against our published schema.");
    public static readonly S3Error InvalidBucketName = new(400, "InvalidBucketName", "The specified bucket is not valid.");
    public static readonly S3Error InvalidObjectName =
        new(400, "XMinioInvalidObjectName", "Object name contains unsupported characters.");
    public static readonly S3Error KeyTooLong = new(400, "KeyTooLongError", "Your key is too long");
    public static readonly S3Error NoSuchBucket = new(404, "NoSuchBucket", "The specified bucket does not exist");
    public static readonly S3Error NoSuchKey = new(404, "NoSuchKey", "The specified key does not exist.");
    public static readonly S3Error NoSuchVersion = new(404, "NoSuchVersion", "The specified version does not exist.");
    public static readonly S3Error NoSuchUpload = new(404, "NoSuchUpload",
        "The specified multipart upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.");
    public static readonly S3Error InvalidPart = new(400, "InvalidPart",
        "One or more of the specified parts could not be found.  The part may not have been uploaded, " +
        "or the specified entity tag may not match the part's entity tag.");
    public static readonly S3Error InvalidPartOrder = new(400, "InvalidPartOrder",
        "The list of parts was not in ascending order. The parts list must be specified in order by part number.");
    public static readonly S3Error InvalidPartNumber =
        new(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
    public static readonly S3Error BucketAlreadyOwnedByYou = new(409, "BucketAlreadyOwnedByYou",
        "Your previous request to create the named bucket succeeded and you already own it.");
    public static readonly S3Error BucketNotEmpty = new(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
    public static readonly S3Error PreconditionFailed =
        new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
    public static readonly S3Error InvalidRange = new(416, "InvalidRange", "The requested range is not satisfiable");
    public static readonly S3Error InvalidCopySource =
        new(400, "InvalidArgument", "Copy Source must mention the source bucket and key: sourcebucket/sourcekey.");
    public static readonly S3Error InvalidCopySourceRange =
        new(400, "InvalidArgument", "The x-amz-copy-source-range value must be of the form bytes=first-last and lie within the source object.");
    public static readonly S3Error CopyOntoItself = new(400, "InvalidRequest",
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, " +
        "storage class, website redirect location or encryption attributes.");
    public static readonly S3Error InvalidMaxKeys =
        new(400, "InvalidArgument", "Argument max-keys must be an integer between 0 and 2147483647");
    public static readonly S3Error InvalidPartArgument =
        new(400, "InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
    public static readonly S3Error InvalidContinuationToken =
        new(400, "InvalidArgument", "The continuation token provided is incorrect");
    public static readonly S3Error InvalidEncoding = new(400, "InvalidArgument", "Invalid Encoding Method specified in Request");
    public static readonly S3Error MetadataTooLarge = new(400, "MetadataTooLarge",
        "Your metadata headers exceed the maximum allowed metadata size.");
    public static readonly S3Error MethodNotAllowed =
        new(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
    public static readonly S3Error NotImplemented =
        new(501, "NotImplemented", "A header you provided implies functionality that is not implemented");
    public static readonly S3Error InternalError =
        new(500, "InternalError", "We encountered an internal error, please try again.");
}
