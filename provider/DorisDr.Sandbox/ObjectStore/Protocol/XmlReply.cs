using System.Text;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.ObjectStore.Protocol;

/// <summary>Writes the XML documents of the protocol.</summary>
internal static class XmlReply
{
    public const string Namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        // Object keys may hold characters that XML 1.0 forbids; S3 answers them as character references all the same.
        CheckCharacters = false,
    };

    /// <summary>Answers with a document whose root element lies in the namespace of S3.</summary>
    public static Task SendAsync(HttpResponse response, string root, Action<XmlWriter> content, CancellationToken ct) =>
        SendBytesAsync(response, 200, Render(root, Namespace, content), ct);

    public static Task SendErrorAsync(HttpResponse response, int status, Action<XmlWriter> content, CancellationToken ct) =>
        SendBytesAsync(response, status, Render("Error", null, content), ct);

    public static void Element(this XmlWriter xml, string name, string? value)
    {
        xml.WriteStartElement(name);
        xml.WriteString(value);
        xml.WriteEndElement();
    }

    public static void Element(this XmlWriter xml, string name, Action<XmlWriter> content)
    {
        xml.WriteStartElement(name);
        content(xml);
        xml.WriteEndElement();
    }

    public static string Timestamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    public static string Quoted(string etag) => $"\"{etag}\"";

    private static byte[] Render(string root, string? ns, Action<XmlWriter> content)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            xml.WriteStartElement(root, ns);
            content(xml);
            xml.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static async Task SendBytesAsync(HttpResponse response, int status, byte[] body, CancellationToken ct)
    {
        response.StatusCode = status;
        response.ContentType = "application/xml";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, ct);
    }
}
