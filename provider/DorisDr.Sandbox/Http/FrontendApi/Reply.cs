using System.Text.Json.Nodes;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>An answer of a frontend's HTTP API (FE/httpv2/entity/ResponseEntityBuilder.java): the HTTP status is nearly always 200, the code says how it went.</summary>
internal sealed record Reply(string Message, int Code, JsonNode? Data, int Status = 200)
{
    /// <summary>The whole body; null for the common envelope.</summary>
    public JsonNode? Bare { get; private init; }

    public string Body => JsonText.Print(Bare ?? new JsonObject { ["msg"] = Message, ["code"] = Code, ["data"] = Data, ["count"] = 0 });

    public static Reply Ok(JsonNode? data) => new("success", 0, data);

    public static Reply Error(string data) => new("Error", 1, data);

    public static Reply Unauthorized(string data) => new("Unauthorized", 401, data);

    public static Reply BadRequest(string data) => new("Bad Request", 403, data);

    public static Reply Internal(string data) => new("Internal Error", 500, data);

    /// <summary>A body without the envelope.</summary>
    public static Reply Plain(JsonNode body) => new("", 0, null) { Bare = body };
}
