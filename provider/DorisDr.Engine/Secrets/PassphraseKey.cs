using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace DorisDr.Engine.Secrets;

/// <summary>The key made of a passphrase and a salt, and what it encrypts (sdk/go/common/resource/config/crypt.go).</summary>
internal sealed class PassphraseKey : IDisposable
{
    public const int SaltBytes = 8;
    private const int Iterations = 1_000_000;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _cipher;
    private readonly RandomNumberGenerator _chance;

    public PassphraseKey(string passphrase, byte[] salt, RandomNumberGenerator chance)
    {
        var key = Derive(passphrase, salt);
        _cipher = new AesGcm(key, TagBytes);
        _chance = chance;
        CryptographicOperations.ZeroMemory(key);
    }

    public static byte[] Derive(string passphrase, byte[] salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase), salt, Iterations, HashAlgorithmName.SHA256, KeyBytes);

    /// <summary><c>v1:NONCE:DATA</c>, both in base64, the tag at the end of the data.</summary>
    public string Encrypt(string plaintext)
    {
        var nonce = new byte[NonceBytes];
        _chance.GetBytes(nonce);
        var bytes = Encoding.UTF8.GetBytes(plaintext);
        var sealedBytes = new byte[bytes.Length + TagBytes];
        lock (_cipher)
        {
            _cipher.Encrypt(nonce, bytes, sealedBytes.AsSpan(0, bytes.Length), sealedBytes.AsSpan(bytes.Length));
        }

        return $"v1:{Convert.ToBase64String(nonce)}:{Convert.ToBase64String(sealedBytes)}";
    }

    /// <summary>False when the text is malformed or was made with another key.</summary>
    public bool TryDecrypt(string ciphertext, [NotNullWhen(true)] out string? plaintext)
    {
        plaintext = null;
        var parts = ciphertext.Split(':');
        if (parts is not ["v1", var nonceText, var dataText]
            || !TryBase64(nonceText, out var nonce) || nonce.Length != NonceBytes
            || !TryBase64(dataText, out var data) || data.Length < TagBytes)
        {
            return false;
        }

        var bytes = new byte[data.Length - TagBytes];
        try
        {
            lock (_cipher)
            {
                _cipher.Decrypt(nonce, data.AsSpan(0, bytes.Length), data.AsSpan(bytes.Length), bytes);
            }
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }

        plaintext = Encoding.UTF8.GetString(bytes);
        return true;
    }

    public static bool TryBase64(string text, out byte[] bytes)
    {
        bytes = new byte[text.Length];
        var ok = Convert.TryFromBase64String(text, bytes, out var length);
        bytes = bytes[..length];
        return ok;
    }

    public void Dispose() => _cipher.Dispose();

    public override string ToString() => "***";
}
