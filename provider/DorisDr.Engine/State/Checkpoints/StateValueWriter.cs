using System.Globalization;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Checkpoints;

/// <summary>Writes property values of a state file (pkg/resource/stack/deployment.go, SerializePropertyValue).</summary>
/// <param name="secrets">Encrypts secrets; null when there is no manager, then a secret is refused.</param>
/// <param name="ciphertexts">Gives an unchanged secret its ciphertext back.</param>
internal sealed class StateValueWriter(ISecretsManager? secrets, CiphertextCache ciphertexts)
{
    public JObject Map(PropertyMap map, string place)
    {
        var written = new JObject();
        foreach (var (name, value) in map)
        {
            written.Add(name, Value(value, $"{place}/{name}"));
        }

        return written;
    }

    private JToken Value(PropertyValue value, string place) => value switch
    {
        PropertyValue.NullValue => JValue.CreateNull(),
        PropertyValue.UnknownValue => new JValue(Signatures.UnknownText),
        PropertyValue.BoolValue flag => new JValue(flag.Value),
        PropertyValue.NumberValue number => double.IsFinite(number.Value) ? new JValue(number.Value) : SpecialNumber(number.Value),
        PropertyValue.TextValue text => new JValue(text.Value),
        PropertyValue.ListValue list => new JArray(list.Items.Select((item, i) => Value(item, $"{place}/{i}"))),
        PropertyValue.MapValue map => Map(map.Entries, place),
        PropertyValue.SecretValue secret => Secret(secret, place),
        PropertyValue.ForeignValue foreign =>
            throw new ProblemException(StateProblems.Unsupported($"{Signatures.NameOf(foreign.Signature)} at {place}")),
        _ => throw new InvalidOperationException($"No JSON for {value.GetType()}."),
    };

    private JObject Secret(PropertyValue.SecretValue secret, string place)
    {
        var manager = secrets ?? throw new ProblemException(SecretsProblems.NoManager());
        var inner = new StateValueWriter(StateValueReader.BareText.Instance, CiphertextCache.None).Value(secret.Inner, place);
        var plaintext = GoJson.Compact(inner, escapeHtml: true);
        return Special(Signatures.Secret, "ciphertext", ciphertexts.Find(place, plaintext) ?? Encrypt(manager, place, plaintext));
    }

    private string Encrypt(ISecretsManager manager, string place, string plaintext)
    {
        var ciphertext = manager.Encrypt(plaintext);
        ciphertexts.Learn(place, plaintext, ciphertext);
        return ciphertext;
    }

    private static JObject SpecialNumber(double number) =>
        Special(Signatures.SpecialNumber, "value", BitConverter.DoubleToUInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture));

    private static JObject Special(string signature, string name, string value) => new() { [Signatures.Key] = signature, [name] = value };
}
