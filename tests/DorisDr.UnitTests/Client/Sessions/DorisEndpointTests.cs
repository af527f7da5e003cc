using DorisDr.Client.Sessions;
using Xunit;

namespace DorisDr.UnitTests.Client.Sessions;

public sealed class DorisEndpointTests
{
    [Theory]
    [InlineData("fe1", "fe1", 9030)]
    [InlineData(" fe1.example.com:9031 ", "fe1.example.com", 9031)]
    [InlineData("10.0.0.1:1", "10.0.0.1", 1)]
    [InlineData("[::1]:9030", "::1", 9030)]
    [InlineData("[fe80::1]", "fe80::1", 9030)]
    [InlineData("fe80::1", "fe80::1", 9030)]
    public void TryParse_GoodAddress_ReadsHostAndPort(string text, string host, int port)
    {
        Assert.True(DorisEndpoint.TryParse(text, out var endpoint));
        Assert.Equal(new DorisEndpoint(host, port), endpoint);
        Assert.True(DorisEndpoint.TryParse(endpoint.ToString(), out var again));
        Assert.Equal(endpoint, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":9030")]
    [InlineData("fe1:")]
    [InlineData("fe1:0")]
    [InlineData("fe1:65536")]
    [InlineData("fe1:-1")]
    [InlineData("fe1:x")]
    [InlineData("http://fe1:8030")]
    [InlineData("user:secret@fe1:9030")]
    [InlineData("a b")]
    public void TryParse_BadAddress_IsRefused(string text) => Assert.False(DorisEndpoint.TryParse(text, out _));
}
