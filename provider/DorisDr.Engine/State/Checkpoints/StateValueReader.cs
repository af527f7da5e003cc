using System.Globalization;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>Reads property values of a state file (pkg/resource/stack/deployment.go, DeserializePropertyValue).</summary>
/// <param name="secrets">Opens secrets; null when the file names no manager.</param>
/// <param name="ciphertexts">Learns which ciphertext stands for which secret.</param>
internal sealed class StateValueReader(ISecretsManager? secrets, CiphertextCache ciphertexts)
{
    public PropertyMap Map(JObject map, string place) =>
        PropertyMap.Of(map.Properties().Select(p => KeyValuePair.Create(p.Name, Value(p.Value, $"{place}/{p.Name}"))));

    private PropertyValue Value(JToken token, string place) => token switch
    {
        JObject map when map.TryGetValue(Signatures.Key, out var signature) => Special(map, (string?)(signature as JValue) ?? "", place),
        JObject map => PropertyValue.Of(Map(map, place)),
        JArray list => PropertyValue.Of(list.Select((item, i) => Value(item, $"{place}/{i}"))),
        JValue { Value: null } => PropertyValue.Null,
        JValue { Value: bool flag } => PropertyValue.Of(flag),
        JValue { Value: string text } => Signatures.IsUnknown(text) ? PropertyValue.Unknown : PropertyValue.Of(text),
        JValue { Value: System.Numerics.BigInteger number } => PropertyValue.Of((double)number),
        JValue { Value: { } number } => PropertyValue.Of(Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        _ => throw new FormatException($"unexpected {token.Type}"),
    };

    private PropertyValue Special(JObject map, string signature, string place) => signature switch
    {
        Signatures.Secret => PropertyValue.Secret(Secret(map, place)),
        Signatures.SpecialNumber => PropertyValue.Of(SpecialNumber(map)),
        Signatures.Asset or Signatures.Archive or Signatures.ResourceReference or Signatures.ByteString or Signatures.OutputValue =>
            throw new ProblemException(StateProblems.Unsupported($"{Article(signature)} at {place}")),
        _ => throw new FormatException($"unrecognized signature '{signature}' in property map"),
    };

    private PropertyValue Secret(JObject map, string place)
    {
        var ciphertext = Text(map, "ciphertext");
        var plaintext = Text(map, "plaintext");
        if (ciphertext.Length > 0 == plaintext.Length > 0)
        {
            throw new FormatException("malformed secret value: one of ciphertext and plaintext must be there");
        }

        if (ciphertext.Length > 0)
        {
            plaintext = (secrets ?? throw new ProblemException(SecretsProblems.NoManager())).Decrypt(ciphertext);
            ciphertexts.Learn(place, plaintext, ciphertext);
        }

        return new StateValueReader(BareText.Instance, CiphertextCache.None).Value(GoJson.Parse(plaintext), place);
    }

    private static double SpecialNumber(JObject map) =>
        ulong.TryParse(Text(map, "value"), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? BitConverter.UInt64BitsToDouble(bits)
            : throw new FormatException("malformed number value");

    private static string Text(JObject map, string name) => (string?)(map[name] as JValue) ?? "";

    private static string Article(string signature) =>
        signature is Signatures.Asset or Signatures.Archive or Signatures.OutputValue
            ? $"an {Signatures.NameOf(signature)}"
            : $"a {Signatures.NameOf(signature)}";

    /// <summary>Inside a secret, a secret's "ciphertext" is its bare JSON: the whole is encrypted anyway.</summary>
    internal sealed class BareText : ISecretsManager
    {
        public static BareText Instance { get; } = new();

        public SecretsProviderState Provider { get; } = new("", []);

        public string Encrypt(string plaintext) => plaintext;

        public string Decrypt(string ciphertext) => ciphertext;
    }
}
