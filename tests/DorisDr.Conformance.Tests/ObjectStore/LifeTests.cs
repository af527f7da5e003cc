using System.Net.Sockets;
using Amazon.S3.Model;
using DorisDr.Sandbox.ObjectStore;
using Xunit;

namespace DorisDr.Conformance.Tests.ObjectStore;

/// <summary>Killing the store and starting it again.</summary>
public sealed class LifeTests : IAsyncLifetime
{
    private StoreUnderTest _store = null!;

    public async Task InitializeAsync() => _store = await StoreUnderTest.StartAsync();

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [Fact]
    public async Task Killed_ThenStartedAgain_RefusesThenHasEverythingAtTheSameAddress()
    {
        await PutAsync("before", "kept");
        var endpoint = _store.Server.Endpoint;
        await _store.Server.KillAsync();
        await _store.Server.KillAsync();

        using (var socket = new TcpClient())
        {
            var problem = await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync("127.0.0.1", endpoint.Port));
            Assert.Equal(SocketError.ConnectionRefused, problem.SocketErrorCode);
        }

        await _store.Server.StartAgainAsync(CancellationToken.None);
        await _store.Server.StartAgainAsync(CancellationToken.None);
        Assert.Equal(endpoint, _store.Server.Endpoint);
        using var got = await _store.Client.GetObjectAsync(StoreUnderTest.Bucket, "before");
        using var reader = new StreamReader(got.ResponseStream);
        Assert.Equal("kept", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Killed_WhileABodyArrives_BreaksTheConnectionAndKeepsNothing()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", _store.Server.Endpoint.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync("PUT /truth/half HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf"u8.ToArray());
        await _store.Server.KillAsync();

        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var end = await Record.ExceptionAsync(async () =>
        {
            var buffer = new byte[4096];
            while (await stream.ReadAsync(buffer, deadline.Token) > 0)
            {
                // Whatever was on its way.
            }
        });
        Assert.True(end is null or IOException, end?.ToString());

        await _store.Server.StartAgainAsync(CancellationToken.None);
        var listed = await _store.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket });
        Assert.Equal(0, listed.KeyCount);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_store.Folder, "incoming")));
    }

    [Fact]
    public async Task Start_SecondStoreOnTheSameFolder_IsRefused()
    {
        var options = new ObjectStoreOptions(_store.Folder, 0, "a", "not to be seen", []);
        var problem = await Assert.ThrowsAsync<IOException>(
            () => ObjectStoreServer.StartAsync(options, TimeProvider.System, CancellationToken.None));
        Assert.Contains(_store.Folder, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not to be seen", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_ManyAtOnce_AllSucceed()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => PutAsync($"many/{number:000}", number.ToString())));
        var listed = await _store.Client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = StoreUnderTest.Bucket, Prefix = "many/" });
        Assert.Equal(200, listed.KeyCount);
    }

    private Task<PutObjectResponse> PutAsync(string key, string content) =>
        _store.Client.PutObjectAsync(new PutObjectRequest { BucketName = StoreUnderTest.Bucket, Key = key, ContentBody = content });
}
