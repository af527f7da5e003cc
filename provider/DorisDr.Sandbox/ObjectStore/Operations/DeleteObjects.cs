using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>Deletes up to a thousand objects at once.</summary>
internal static class DeleteObjects
{
    private const int Most = 1000;

    public static async Task RunAsync(S3Call call, CancellationToken ct)
    {
        call.Storage.RequireBucket(call.Bucket);
        var document = XmlBody.Parse(await call.ReadDocumentAsync(ct), "Delete");
        var targets = document.Children("Object").Select(item => (Key: item.Child("Key"), Version: item.Child("VersionId"))).ToList();
        if (targets.Count is 0 or > Most || targets.Any(target => string.IsNullOrEmpty(target.Key)))
        {
            throw S3Errors.MalformedXml.Thrown();
        }

        var deleted = new List<string>();
        var failed = new List<string>();
        foreach (var (key, version) in targets)
        {
            if (version is null or "" or "null")
            {
                call.Storage.Delete(call.Bucket, key!);
                deleted.Add(key!);
            }
            else
            {
                failed.Add(key!);
            }
        }

        var isQuiet = document.Child("Quiet") is { } quiet && bool.TryParse(quiet, out var value) && value;
        await call.SendXmlAsync("DeleteResult", xml =>
        {
            foreach (var key in isQuiet ? [] : deleted)
            {
                xml.Element("Deleted", item => item.Element("Key", key));
            }

            foreach (var key in failed)
            {
                xml.Element("Error", item =>
                {
                    item.Element("Code", S3Errors.NoSuchVersion.Code);
                    item.Element("Message", S3Errors.NoSuchVersion.Message);
                    item.Element("Key", key);
                });
            }
        }, ct);
    }
}
