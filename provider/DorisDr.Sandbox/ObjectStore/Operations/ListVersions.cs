using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The listing of versions: every object has one, the null version.</summary>
internal static class ListVersions
{
    public static Task RunAsync(S3Call call, CancellationToken ct)
    {
        var marker = call.Query["key-marker"] ?? "";
        var answer = new ListingAnswer(call, marker);
        return call.SendXmlAsync("ListVersionsResult", xml =>
        {
            xml.Element("Name", call.Bucket);
            xml.Element("Prefix", answer.Name(answer.Prefix));
            xml.Element("KeyMarker", answer.Name(marker));
            xml.Element("VersionIdMarker", call.Query["version-id-marker"]);
            if (answer.Next is { } next)
            {
                xml.Element("NextKeyMarker", answer.Name(next));
                xml.Element("NextVersionIdMarker", "null");
            }

            answer.WriteArguments(xml);
            foreach (var item in answer.Page.Items)
            {
                xml.Element("Version", version =>
                {
                    version.Element("Key", answer.Name(item.Key));
                    version.Element("VersionId", "null");
                    version.Element("IsLatest", "true");
                    answer.WriteFacts(version, item, showsOwner: true);
                });
            }

            answer.WriteCommonPrefixes(xml);
        }, ct);
    }
}
