using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Sandbox.Wire;

/// <summary>The check of mysql_native_password: the server keeps SHA1(SHA1(password)) and compares a hash over the scramble.</summary>
internal static class NativePassword
{
#pragma warning disable CA5350 // The protocol fixes SHA1.
    /// <summary>What is kept of a password; empty for an empty password.</summary>
    public static byte[] Stored(string password) => password.Length == 0 ? [] : SHA1.HashData(SHA1.HashData(Encoding.UTF8.GetBytes(password)));

    public static bool Matches(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> scramble, ReadOnlySpan<byte> answer)
    {
        if (stored.IsEmpty || answer.IsEmpty)
        {
            return stored.IsEmpty && answer.IsEmpty;
        }

        if (answer.Length != SHA1.HashSizeInBytes)
        {
            return false;
        }

        var mask = SHA1.HashData([.. scramble, .. stored]);
        var once = new byte[SHA1.HashSizeInBytes];
        for (var i = 0; i < once.Length; i++)
        {
            once[i] = (byte)(answer[i] ^ mask[i]);
        }

        return CryptographicOperations.FixedTimeEquals(SHA1.HashData(once), stored);
    }
#pragma warning restore CA5350

    /// <summary>A scramble of 20 printable bytes.</summary>
    public static byte[] NewScramble()
    {
        var scramble = RandomNumberGenerator.GetBytes(20);
        for (var i = 0; i < scramble.Length; i++)
        {
            scramble[i] = (byte)('0' + (scramble[i] % 75));
        }

        return scramble;
    }
}
