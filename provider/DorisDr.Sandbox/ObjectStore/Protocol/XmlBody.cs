using System.Xml;
using System.Xml.Linq;

namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>Reads the XML bodies of requests, with or without the namespace of S3: clients do either.</summary>
internal static class XmlBody
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        MaxCharactersInDocument = 8 << 20,
    };

    public static XElement Parse(byte[] body, string root)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), Settings);
            var element = XElement.Load(reader, LoadOptions.PreserveWhitespace);
            return element.Name.LocalName == root ? element : throw S3Errors.MalformedXml.Thrown();
        }
        catch (XmlException)
        {
            throw S3Errors.MalformedXml.Thrown();
        }
    }

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);

    public static string? Child(this XElement element, string name) => element.Children(name).FirstOrDefault()?.Value;
}
