using System.Text.Json.Nodes;
using DorisDr.Sandbox.Cluster;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>A JSON object whose keys stand in the order of a Java HashMap, as Doris answers where it builds a map.</summary>
internal static class HashedObject
{
    public static JsonObject Of(params IReadOnlyCollection<KeyValuePair<string, JsonNode?>> fields)
    {
        var ordered = new JsonObject();
        foreach (var (key, value) in JavaHashOrder.OfGrown(fields, f => f.Key))
        {
            ordered[key] = value;
        }

        return ordered;
    }
}
