using System.Xml;
using DorisDr.Sandbox.ObjectStore.Protocol;

namespace DorisDr.Sandbox.ObjectStore.Operations;

/// <summary>The one account of the store, under the id that MinIO gives to its own.</summary>
internal static class Owner
{
    private const string Id = "02d6176db174dc93cb1b899f7c6078f08654445fe8cf1b6ce98d8855f66bdbf4";

    public static void Write(XmlWriter xml, string element = "Owner") => xml.Element(element, WriteNames);

    /// <summary>An access control list that gives the owner everything.</summary>
    public static void WriteAccess(XmlWriter xml)
    {
        Write(xml);
        xml.Element("AccessControlList", list => list.Element("Grant", grant =>
        {
            grant.WriteStartElement("Grantee");
            grant.WriteAttributeString("xsi", "type", "http://www.w3.org/2001/XMLSchema-instance", "CanonicalUser");
            WriteNames(grant);
            grant.WriteEndElement();
            grant.Element("Permission", "FULL_CONTROL");
        }));
    }

    private static void WriteNames(XmlWriter xml)
    {
        xml.Element("ID", Id);
        xml.Element("DisplayName", "minio");
    }
}
