using DorisDr.Plugin.Protos;
using DorisDr.Testing.Recordings;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>One call or reply that a real provider saw, with the bytes of its message.</summary>
/// <param name="Place">Scenario, step and line, for failures.</param>
/// <param name="Json">The line.</param>
internal sealed record WireLine(string Place, JObject Json)
{
    public string Event => (string?)Json["event"] ?? "";

    public string Method => (string?)Json["method"] ?? "";

    public int Process => (int?)Json["process"] ?? 0;

    public int Call => (int?)Json["call"] ?? 0;

    /// <summary>The bytes of the request or response; null for other lines, and where the recording was cut.</summary>
    public byte[]? Bytes => (string?)(Json["request"] ?? Json["response"]) is { } text && !text.StartsWith('(') ? Convert.FromBase64String(text) : null;

    /// <summary>The bytes of the <c>google.rpc.Status</c> of a call that failed; null for none.</summary>
    public byte[]? Status => (string?)Json["status"] is { } text ? Convert.FromBase64String(text) : null;

    /// <summary>The type of the message, by the service's own description; null for methods that it does not have.</summary>
    public MessageDescriptor? Type =>
        ResourceProvider.Descriptor.FindMethodByName(Method) is { } method ? Event == "call" ? method.InputType : method.OutputType : null;

    /// <summary>The message without what our protos do not know, so that a field that they lack shows as missing bytes.</summary>
    public IMessage Decode() => Type!.Parser.WithDiscardUnknownFields(discardUnknownFields: true).ParseFrom(Bytes);

    /// <summary>All lines of all recordings.</summary>
    public static IEnumerable<WireLine> All() => PulumiRecordings.Files
        .Where(f => f.Name == "wire.jsonl")
        .SelectMany(file => file.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((line, i) => new WireLine($"{file}:{i + 1}", JObject.Parse(line))));
}
