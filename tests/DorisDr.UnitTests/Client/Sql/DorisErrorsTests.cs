using DorisDr.Client.Sql;
using Xunit;

namespace DorisDr.UnitTests.Client.Sql;

/// <summary>Every row of the error table meets a reply that a Doris gave, or, where none is recorded, the text in its sources.</summary>
public sealed class DorisErrorsTests
{
    private const string D = "errCode = 2, detailMessage = ";

    public static TheoryData<DorisErrorKind, string> Replies => new()
    {
        { DorisErrorKind.AccessDenied, D + "Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation" },
        { DorisErrorKind.AccessDenied, D + "Access denied; you need (at least one of) the (Admin_priv) privilege(s) for this operation" },
        { DorisErrorKind.AccessDenied, D + "RECOVERY command denied to user 'u1'@'127.0.0.1' for table 'pv: t'" },
        { DorisErrorKind.AccessDenied, "Access denied; you need (at least one of) the Admin_priv privilege(s) for this operation" },
        { DorisErrorKind.AccessDenied, D + "SHOW CREATE TABLE command denied to user 'u1'@'127.0.0.1' for table 't'" },
        { DorisErrorKind.AccessDenied, D + "Access denied for user 'u1' to database 'pv'" },
        { DorisErrorKind.AuthenticationFailed, "Access denied for user 'u1@127.0.0.1' (using password: YES)" },
        { DorisErrorKind.AuthenticationFailed, "Authentication failed." },
        { DorisErrorKind.AuthenticationFailed, "Your password has expired. To log in you must change it using a client that supports expired passwords." },
        { DorisErrorKind.AuthenticationFailed, "Need auth information." },
        { DorisErrorKind.ConfigRefused, D + "Config 'nope' does not exist" },
        { DorisErrorKind.ConfigRefused, D + "Config 'enable_feature_binlog' is not mutable" },
        { DorisErrorKind.ConfigRefused, D + "Failed to set config 'catalog_trash_expire_second'. err: For input string: \"x\"" },
        { DorisErrorKind.BackendConfigUnread, D + "Can't get backend config, backendId: 10001, host: h. error: timeout" },
        { DorisErrorKind.BinlogFeatureOff, D + "Binlog feature is not enabled" },
        { DorisErrorKind.BinlogOffInTable, D + "binlog is not enable in table[t1] in db [bl]" },
        { DorisErrorKind.BinlogOnInDatabase, D + "db binlog is enable, but table binlog is disable" },
        { DorisErrorKind.TooManyConnections, "Reach limit of connections. Total: 1024, User: 100, Current: 101" },
        { DorisErrorKind.NoMaster, "Exception, msg: Failed to get master client." },
        { DorisErrorKind.NoMaster, "Exception, msg: Node catalog is not ready, please wait for a while. To master progress: x" },
        { DorisErrorKind.NoMaster, "The statement has been forwarded to master FE(10.0.0.1) and failed to execute because Master FE is not ready. You may need to check FE's status" },
        { DorisErrorKind.NoMaster, "ForwardToMasterException, msg: forward to master FE TNetworkAddress(hostname:10.77.0.1, port:9020), statement id: 274 : failed, cause: Unknown exception, java.net.SocketException: Broken pipe" },
        { DorisErrorKind.RepositoryExists, D + "Failed to create repository: repository with same name already exist: r1" },
        { DorisErrorKind.RepositoryMissing, D + "Repository does not exist" },
        { DorisErrorKind.RepositoryMissing, D + "repository not exist." },
        { DorisErrorKind.RepositoryMissing, D + "Repository nope does not exist" },
        { DorisErrorKind.RepositoryNameInvalid, D + @"Incorrect repository name '1r', required format is '^[a-zA-Z\p{L}][a-zA-Z0-9\-_\p{L}]{0,255}$'" },
        { DorisErrorKind.ReadOnlyRepository, D + "Repository ro is read only" },
        { DorisErrorKind.RepositoryBusy, D + "Backup or restore job is running on this repository. Can not drop it" },
        { DorisErrorKind.JobRunning, D + "Can only run one backup or restore job of a database at same time , current running: label = s1 jobId = -1, to run label = s1b" },
        { DorisErrorKind.JobRunning, D + "Another backup or restore job is being submitted. Please wait and try again" },
        { DorisErrorKind.RepoInfoMismatch, D + "Failed to create repository: Invalid repository __repo_info, expected repo 'a', but get name 'b' from s3://b/p/__palo_repository_a/__repo_info" },
        { DorisErrorKind.RepoInfoBroken, D + "Cannot invoke \"org.json.simple.JSONObject.get(Object)\" because \"root\" is null" },
        { DorisErrorKind.RepoInfoBroken, D + "Failed to create repository: Invalid repository dir. expected one repo info file. get more: [a, b]" },
        { DorisErrorKind.RepoInfoBroken, D + "Failed to create repository: the existing repo info is not a file" },
        { DorisErrorKind.RepoInfoBroken, D + "Failed to create repository: failed to parse create time of repository: x" },
        { DorisErrorKind.PingFailed, D + "Failed to create repository: failed to connect to the repo" },
        { DorisErrorKind.PingFailed, D + "Repository ping failed with new properties" },
        { DorisErrorKind.PingFailed, D + "Repo can not ping with new s3 properties" },
        { DorisErrorKind.BucketMissing, D + "Failed to create repository: Errors while getting file status software.amazon.awssdk.services.s3.model.NoSuchBucketException: The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: 18, Extended Request ID: ee)" },
        { DorisErrorKind.BucketInvalid, D + "Failed to create repository: Errors while getting file status software.amazon.awssdk.services.s3.model.S3Exception: The specified bucket is not valid. (Service: S3, Status Code: 400, Request ID: 18, Extended Request ID: ee)" },
        { DorisErrorKind.StorageDenied, D + "Failed to create repository: Errors while getting file status software.amazon.awssdk.services.s3.model.S3Exception: The Access Key Id you provided does not exist in our records. (Service: S3, Status Code: 403, Request ID: 18, Extended Request ID: ee)" },
        { DorisErrorKind.StorageDenied, D + "Failed to create repository: Minio request error: \"The Access Key Id you provided does not exist in our records.\"" },
        { DorisErrorKind.StorageDenied, D + "Failed to create repository: Errors while getting file status S3Exception: The request signature we calculated does not match the signature you provided." },
        { DorisErrorKind.StorageDenied, D + "Failed to create repository: Errors while getting file status S3Exception: Access Denied (Service: S3, Status Code: 403)" },
        { DorisErrorKind.StorageDenied, D + "Failed to create repository: SdkClientException: Unable to load credentials from any of the providers in the chain AwsCredentialsProviderChain" },
        { DorisErrorKind.StorageUnreachable, D + "Failed to create repository: Errors while getting file status java.net.ConnectException: Connection refused" },
        { DorisErrorKind.StorageUnreachable, D + "Failed to create repository: Errors while getting file status java.net.UnknownHostException: nowhere" },
        { DorisErrorKind.StorageUnreachable, D + "Failed to create repository: Errors while getting file status java.net.SocketTimeoutException: connect timed out" },
        { DorisErrorKind.StorageUnreachable, D + "Failed to create repository: com.amazonaws.SdkClientException: Unable to execute HTTP request: Connect to h:1 failed" },
        { DorisErrorKind.KeysIncomplete, D + "Both the access key and the secret key must be set." },
        { DorisErrorKind.KeysIncomplete, D + "Failed to create repository: errors while get file status profile file cannot be null" },
        { DorisErrorKind.KeysIncomplete, D + "When auth_type is SharedKey, account_name and account_key are required." },
        { DorisErrorKind.KeysIncomplete, D + "HDFS authentication type is kerberos, but principal or keytab is not set." },
        { DorisErrorKind.EndpointMissing, D + "Property minio.endpoint is required." },
        { DorisErrorKind.EndpointMissing, D + "Endpoint is not set. Please specify it explicitly." },
        { DorisErrorKind.EndpointMissing, "Unexpected exception: org.apache.doris.common.DdlException: errCode = 2, detailMessage = Missing [s3.endpoint] in properties." },
        { DorisErrorKind.RegionMissing, D + "Region is not set. If you are using a standard endpoint, the region will be detected automatically. Otherwise, please specify it explicitly." },
        { DorisErrorKind.UnsupportedStorage, D + "No supported storage type found. Please check your configuration." },
        { DorisErrorKind.UnsupportedStorage, D + "Local file system is not support now." },
        { DorisErrorKind.UnsupportedStorage, D + "Provider must be one of OSS, OBS, AZURE, BOS, COS, S3, GCP" },
        { DorisErrorKind.BrokerMissing, D + "broker does not exist: nob" },
        { DorisErrorKind.LocationInvalid, D + "You must specify a location on the repository" },
        { DorisErrorKind.LocationInvalid, D + "Invalid export path http://b/p. please use valid 's3://' path." },
        { DorisErrorKind.LocationInvalid, D + "Invalid broker path x. please use valid 'hdfs://' path." },
        { DorisErrorKind.PropertiesNotAlterable, D + "alter repository only support ak/sk/token info of s3. unsupported properties: [s3.endpoint]" },
        { DorisErrorKind.PropertiesNotAlterable, D + "alter repository need contains ak/sk/token info of s3." },
        { DorisErrorKind.PropertiesNotAlterable, D + "Failed to alter repository: Only support alter s3 repository" },
        { DorisErrorKind.DuplicateProperty, D + "Multiple entries with same key: k=v1 and k=v2" },
        { DorisErrorKind.UnknownDatabase, D + "Unknown database 'nope'" },
        { DorisErrorKind.UnknownDatabase, "Unknown database(nope)" },
        { DorisErrorKind.UnknownTable, D + "Unknown table 'nope'" },
        { DorisErrorKind.UnknownTable, D + "Table [nope] does not exist in database [lb]." },
        { DorisErrorKind.NotSupported, D + "Unsupported operation" },
        { DorisErrorKind.NotSupported, "Not Supported: something" },
        { DorisErrorKind.NotSupported, D + "denied" },
        { DorisErrorKind.NotSupported, D + "MicroSoft Azure Blob backend is not implemented" },
        { DorisErrorKind.SyntaxError, D + "\nmismatched input 'IF' expecting {'{', '}'}(line 1, pos 18)\n" },
        { DorisErrorKind.SyntaxError, D + "\nno viable alternative at input 'DROP SNAPSHOT'(line 1, pos 5)\n" },
        { DorisErrorKind.SyntaxError, D + "\nextraneous input 'x' expecting {<EOF>}(line 1, pos 5)\n" },
        { DorisErrorKind.SyntaxError, D + "\nmissing 'FOR' at 'r1'(line 1, pos 23)\n" },
        { DorisErrorKind.SyntaxError, D + "Syntax error in line 1:\nSHOW NOTHING\n     ^\nEncountered: IDENTIFIER\n" },
        { DorisErrorKind.Unknown, D + "java.lang.UnsupportedOperationException" },
        { DorisErrorKind.Unknown, "" },
    };

    [Theory]
    [MemberData(nameof(Replies))]
    public void Classify_Reply_IsItsKind(DorisErrorKind kind, string reply) => Assert.Equal(kind, DorisErrors.Classify(reply).Kind);

    [Fact]
    public void Table_EveryRow_IsTheFirstMatchOfSomeReply()
    {
        var met = Replies.Select(reply => (string)((object[])reply)[1])
            .Select(text => DorisErrors.Table.FirstOrDefault(row => row.Match(text) is not null));

        Assert.Empty(DorisErrors.Table.Except(met).Select(row => row!.Pattern));
    }

    [Fact]
    public void Classify_Denial_NamesThePrivilege() =>
        Assert.Equal(["LOAD"], DorisErrors.Classify(D + "Access denied; you need (at least one of) the (LOAD) privilege(s) for this operation").Captures);

    [Theory]
    [InlineData("errCode = 2, detailMessage = Repository does not exist", "Repository does not exist")]
    [InlineData("Unexpected exception: org.x.Y: errCode = 2, detailMessage = Missing [s3.endpoint] in properties.", "Missing [s3.endpoint] in properties.")]
    [InlineData("Exception, msg: Failed to get master client.", "Exception, msg: Failed to get master client.")]
    public void Detail_Reply_IsTheTextWithoutPrefix(string reply, string detail) => Assert.Equal(detail, DorisErrors.Detail(reply));
}
