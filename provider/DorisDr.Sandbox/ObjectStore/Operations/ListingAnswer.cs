using System.Text;
using System.Xml;
using DorisDr.Sandbox.ObjectStore.Listing;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Storage;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>What the listings share: their arguments, and how entries are written.</summary>
internal sealed class ListingAnswer
{
    private const int Most = 1000;

    private readonly bool _encodes;

    public ListingAnswer(S3Call call, string after, string maximum = "max-keys")
    {
        Prefix = call.Query["prefix"] ?? "";
        Delimiter = call.Query["delimiter"] ?? "";
        MaxKeys = call.Count(maximum, Most);
        _encodes = call.Query["encoding-type"] switch
        {
            null or "" => false,
            "url" => true,
            _ => throw S3Errors.InvalidEncoding.Thrown(),
        };
        Page = call.Storage.List(call.Bucket, new ListingQuery(Bytes(Prefix), Bytes(Delimiter), Bytes(after), MaxKeys));
    }

    public string Prefix { get; }

    public string Delimiter { get; }

    public int MaxKeys { get; }

    public ListingPage<StoredObject> Page { get; }

    /// <summary>The last entry of a page that has a successor.</summary>
    public string? Next => Page.Next is null ? null : Encoding.UTF8.GetString(Page.Next);

    /// <summary>Encodes a name if the client asked for it; a space becomes a plus, as the SDKs expect.</summary>
    public string Name(string name) =>
        _encodes ? PercentEncoding.Encode(name, keepSlash: true).Replace("%20", "+", StringComparison.Ordinal) : name;

    public void WriteArguments(XmlWriter xml)
    {
        if (Delimiter.Length > 0)
        {
            xml.Element("Delimiter", Name(Delimiter));
        }

        if (_encodes)
        {
            xml.Element("EncodingType", "url");
        }

        xml.Element("MaxKeys", MaxKeys.ToString());
        xml.Element("IsTruncated", Page.Next is null ? "false" : "true");
    }

    public void WriteFacts(XmlWriter xml, StoredObject item, bool showsOwner)
    {
        xml.Element("LastModified", XmlReply.Timestamp(item.Modified));
        xml.Element("ETag", XmlReply.Quoted(item.ETag));
        xml.Element("Size", item.Size.ToString());
        if (showsOwner)
        {
            Owner.Write(xml);
        }

        xml.Element("StorageClass", item.Headers.GetValueOrDefault("x-amz-storage-class", "STANDARD"));
    }

    public void WriteContents(XmlWriter xml, bool showsOwner)
    {
        foreach (var item in Page.Items)
        {
            xml.Element("Contents", content =>
            {
                content.Element("Key", Name(item.Key));
                WriteFacts(content, item, showsOwner);
            });
        }

        WriteCommonPrefixes(xml);
    }

    public void WriteCommonPrefixes(XmlWriter xml)
    {
        foreach (var prefix in Page.CommonPrefixes)
        {
            xml.Element("CommonPrefixes", item => item.Element("Prefix", Name(Encoding.UTF8.GetString(prefix))));
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
