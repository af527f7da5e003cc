using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The first version of the object listing, which pages by marker.</summary>
internal static class ListObjects
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var marker = call.Query["marker"] ?? "";
        var answer = new ListingAnswer(call, marker);
        return call.SendXmlAsync("ListBucketResult", xml =>
        {
            xml.Element("Name", call.Bucket);
            xml.Element("Prefix", answer.Name(answer.Prefix));
            xml.Element("Marker", answer.Name(marker));
            if (answer.Next is { } next)
            {
                xml.Element("NextMarker", answer.Name(next));
            }

            answer.WriteArguments(xml);
            answer.WriteContents(xml, showsOwner: true);
        }, ct);
    }
}
