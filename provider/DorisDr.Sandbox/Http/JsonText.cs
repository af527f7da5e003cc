using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DorisDr.Sandbox.Http;

/// <summary>JSON as Doris writes it: compact, with letters of any script as they are.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Wide = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, IndentSize = 4 };

    public static string Print(JsonNode node, bool indented = false) => node.ToJsonString(indented ? Wide : Plain);

    public static JsonArray Array(IEnumerable<string?> texts) => new([.. texts.Select(t => (JsonNode?)JsonValue.Create(t))]);
}
