using CsCheck;
using DorisDr.Sandbox;
using DorisDr.Sandbox.Wire;
using Xunit;

namespace DorisDr.UnitTests.Sandbox;

public sealed class WireTests
{
    [Fact]
    public void Greeting_IsLaidOutAsRecorded()
    {
        var scramble = Convert.FromHexString("5054644e73674e50656c5571767362506964524b");

        var packet = Packets.Greeting("5.7.99", 0x35, scramble, Capability.Offered);

        Assert.Equal("0a352e372e393900350000005054644e73674e50008c8221000008001500000000000000000000656c5571767362506964524b006d7973716c5f6e61746976655f70617373776f726400",
            Hex(packet));
    }

    [Fact]
    public void Packets_AreThoseOfTheRecording()
    {
        Assert.Equal("00000000000000", Hex(Packets.Ok(0, "", 0, 0)));
        Assert.Equal("fe00000000", Hex(Packets.Eof(0)));
        Assert.Equal("036465660000000131000c210004000000010000000000", Hex(Packets.Column(new ResultColumn("1", "", ColumnKind.Tiny, 4))));
        Assert.Equal("03646566000000065265706f4964065265706f49640c2100ff000000fe0000000000", Hex(Packets.Column(ResultColumn.Varchar("RepoId"))));
        Assert.Equal("fb017803312e350131", Hex(Packets.TextRow([null, "x", "1.5", "1"])));
        Assert.Equal("00000000800100010000000001", Hex(Packets.Prepared(0x80000000, 1, 1)));
        Assert.Equal("00010000800000000000", Hex(Packets.Prepared(0x80000001, 0, 0)));
        Assert.Equal("ff1704233038533031556e6b6e6f776e20636f6d6d616e642831323729", Hex(Packets.Error(DorisError.Plain(1047, "08S01", "Unknown command(127)"))));
    }

    [Fact]
    public void LengthEncoded_ComesBackAsWritten() =>
        Gen.ULong.Sample(value => new PayloadReader(new PayloadWriter().LengthEncoded(value).Payload.Span).LengthEncoded() == value);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(PacketStream.LargestPayload - 1, 1)]
    [InlineData(PacketStream.LargestPayload, 2)]
    [InlineData((PacketStream.LargestPayload * 2) + 5, 3)]
    public async Task Payload_OfAnySize_IsCutAndPutTogether(int size, int packets)
    {
        var payload = new byte[size];
        payload.AsSpan().Fill(7);
        using var stream = new MemoryStream();
        await using var writer = new PacketStream(stream);
        writer.Write(payload);
        await writer.FlushAsync(CancellationToken.None);
        stream.Position = 0;

        await using var reader = new PacketStream(stream);
        var read = await reader.ReadAsync(CancellationToken.None);

        Assert.Equal(size + (4 * packets), stream.Length);
        Assert.True(payload.AsSpan().SequenceEqual(read));
        Assert.Equal(packets, reader.Sequence);
        Assert.Null(await reader.ReadAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("secret", "secret", true)]
    [InlineData("secret", "Secret", false)]
    [InlineData("secret", "", false)]
    [InlineData("", "", true)]
    [InlineData("", "x", false)]
    public void Password_IsCheckedOverTheScramble(string stored, string given, bool expected)
    {
        var scramble = NativePassword.NewScramble();

        Assert.Equal(expected, NativePassword.Matches(NativePassword.Stored(stored), scramble, Answer(given, scramble)));
    }

    private static byte[] Answer(string password, byte[] scramble)
    {
        if (password.Length == 0)
        {
            return [];
        }

#pragma warning disable CA5350 // The protocol fixes SHA1.
        var once = System.Security.Cryptography.SHA1.HashData(System.Text.Encoding.UTF8.GetBytes(password));
        var mask = System.Security.Cryptography.SHA1.HashData([.. scramble, .. System.Security.Cryptography.SHA1.HashData(once)]);
#pragma warning restore CA5350
        return [.. once.Zip(mask, (a, b) => (byte)(a ^ b))];
    }

    private static string Hex(PayloadWriter packet) => Convert.ToHexStringLower(packet.Payload.Span);
}
