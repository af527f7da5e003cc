namespace DorisDr.ResourceModel.Values;

/// <summary>The keys by which Pulumi marks special objects and unknowns, on the wire and in state (sdk/go/common/resource/sig).</summary>
public static class Signatures
{
    /// <summary>The key whose presence makes an object special.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>An asset.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>An archive.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>A reference to a resource.</summary>
    public const string ResourceReference = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output value; on the wire only.</summary>
    public const string OutputValue = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>A string that is not UTF-8.</summary>
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>A number that JSON cannot hold; in state only.</summary>
    public const string SpecialNumber = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

    /// <summary>The text that stands for any unknown value; used for every type by current engines.</summary>
    public const string UnknownText = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly HashSet<string> UnknownTexts = new(StringComparer.Ordinal)
    {
        UnknownText,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
    };

    /// <summary>True when a text is one of the seven that stand for an unknown value.</summary>
    public static bool IsUnknown(string text) => UnknownTexts.Contains(text);

    /// <summary>The field's word for a signature; the signature itself when it is none that is known.</summary>
    public static string NameOf(string signature) => signature switch
    {
        Secret => "secret",
        Asset => "asset",
        Archive => "archive",
        ResourceReference => "resource reference",
        OutputValue => "output value",
        ByteString => "byte string",
        SpecialNumber => "special number",
        _ => signature,
    };
}
