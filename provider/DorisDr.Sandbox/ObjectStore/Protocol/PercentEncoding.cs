using System.Buffers;
using System.Text;

namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>Percent encoding as S3 defines it: the UTF-8 bytes, all but the unreserved characters, upper-case hex digits.</summary>
internal static class PercentEncoding
{
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~"u8);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Encode(string text, bool keepSlash)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var result = new StringBuilder(bytes.Length + 16);
        foreach (var value in bytes)
        {
            if (Unreserved.Contains(value) || (keepSlash && value == (byte)'/'))
            {
                result.Append((char)value);
            }
            else
            {
                result.Append('%').Append(value.ToString("X2"));
            }
        }

        return result.ToString();
    }

    /// <summary>Decodes; a percent sign without two hex digits stands for itself. Null when the bytes are no UTF-8.</summary>
    public static string? TryDecode(ReadOnlySpan<char> text, bool plusIsSpace)
    {
        var bytes = new ArrayBufferWriter<byte>(text.Length + 1);
        Span<byte> utf8 = stackalloc byte[4];
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && at + 2 < text.Length && IsHex(text[at + 1]) && IsHex(text[at + 2]))
            {
                bytes.Write([(byte)((Convert.ToInt32(text[at + 1].ToString(), 16) << 4) | Convert.ToInt32(text[at + 2].ToString(), 16))]);
                at += 2;
            }
            else if (text[at] == '+' && plusIsSpace)
            {
                bytes.Write(" "u8);
            }
            else if (Rune.DecodeFromUtf16(text[at..], out var rune, out var used) == OperationStatus.Done)
            {
                bytes.Write(utf8[..rune.EncodeToUtf8(utf8)]);
                at += used - 1;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(bytes.WrittenSpan);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsHex(char c) => char.IsAsciiHexDigit(c);
}
