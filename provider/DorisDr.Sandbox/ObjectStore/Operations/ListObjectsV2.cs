using System.Text;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The second version of the object listing, which pages by an opaque token.</summary>
internal static class ListObjectsV2
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var startAfter = call.Query["start-after"] ?? "";
        var token = call.Query["continuation-token"];
        var answer = new ListingAnswer(call, token is null ? startAfter : Position(token));
        return call.SendXmlAsync("ListBucketResult", xml =>
        {
            xml.Element("Name", call.Bucket);
            xml.Element("Prefix", answer.Name(answer.Prefix));
            if (startAfter.Length > 0)
            {
                xml.Element("StartAfter", answer.Name(startAfter));
            }

            if (token is not null)
            {
                xml.Element("ContinuationToken", token);
            }

            if (answer.Next is { } next)
            {
                xml.Element("NextContinuationToken", Convert.ToBase64String(Encoding.UTF8.GetBytes(next)));
            }

            xml.Element("KeyCount", (answer.Page.Items.Count + answer.Page.CommonPrefixes.Count).ToString());
            answer.WriteArguments(xml);
            answer.WriteContents(xml, showsOwner: call.Query["fetch-owner"] == "true");
        }, ct);
    }

    private static string Position(string token)
    {
        var bytes = new byte[token.Length];
        return token.Length > 0 && Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : throw S3Errors.InvalidContinuationToken.Thrown();
    }
}
