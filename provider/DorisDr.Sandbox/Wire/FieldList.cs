using DorisDr.Sandbox.Cluster;

namespace DorisDr.Sandbox.Wire;

/// <summary>COM_FIELD_LIST: the columns of a table with their defaults, then EOF; errors have no prefix.</summary>
internal static class FieldList
{
    public static void Write(FrontendContext context, Session session, string body, PacketStream packets)
    {
        var name = body.Split('\0')[0];
        if (name.Length == 0)
        {
            throw DorisError.Plain(1109, "42S02", "Empty tableName");
        }

        lock (context.Catalog.Gate)
        {
            var database = (session.Database is null ? null : context.Catalog.Find(session.Database))
                ?? throw DorisError.Plain(1049, "42000", $"Unknown database({session.Database})");
            var table = context.Catalog.Find(database, name) ?? throw DorisError.Plain(1109, "42S02", $"Unknown table({name})");
            foreach (var column in table.Columns)
            {
                packets.Write(Packets.Column(column.Type.Column(column.Name, column.Name) with { Default = column.Default }, withDefault: true));
            }

            packets.Write(Packets.Eof(0));
        }
    }
}
