using DorisDr.Client.Sql;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Client.Http;

/// <summary>Opens the envelope in which an FE answers. Its HTTP status is 200 whatever happened (ResponseEntityBuilder.java).</summary>
internal static class FrontendReply
{
    /// <summary>The content.</summary>
    /// <exception cref="DorisException">The FE said no, or the answer is of an unknown form.</exception>
    internal static JObject Data(string body, HttpCall call, HttpAddress address)
    {
        var envelope = Parse(body, call, address) as JObject ?? throw Unreadable(call, address);
        var (code, data) = ((int?)envelope["code"], envelope["data"]);
        return code == 0 && data is JObject content
            ? content
            : throw DorisException.FromHttpServer(
                data?.Type is JTokenType.String ? (string)data! : (string?)envelope["msg"] ?? $"code {code}", code ?? 0, call, address);
    }

    internal static JToken Parse(string body, HttpCall call, HttpAddress address)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
            return JToken.ReadFrom(reader);
        }
        catch (JsonException)
        {
            throw Unreadable(call, address);
        }
    }

    internal static DorisException Unreadable(HttpCall call, HttpAddress address) =>
        DorisException.FromHttp(DorisErrorKind.UnreadableReply, "The answer is of an unknown form.", call, address);
}
