using System.Text;

namespace DorisDr.Testing.Sandbox;

/// <summary>An answer to a statement: an error, an OK, or rows.</summary>
public sealed record RawAnswer
{
    /// <summary>The status bit that says that another result follows.</summary>
    public const int MoreResults = 0x8;

    /// <summary>Code, SQLSTATE and text of an error.</summary>
    public (int Code, string SqlState, string Message)? Error { get; private init; }

    /// <summary>Rows affected, of an OK.</summary>
    public ulong? Affected { get; private init; }

    /// <summary>Names of columns.</summary>
    public IReadOnlyList<string> Columns { get; private init; } = [];

    /// <summary>Type numbers of columns.</summary>
    public IReadOnlyList<byte> Types { get; private init; } = [];

    /// <summary>Cells; null is NULL.</summary>
    public IReadOnlyList<IReadOnlyList<string?>> Rows { get; private init; } = [];

    /// <summary>Reads one result and its status.</summary>
    public static (RawAnswer Answer, int Status) Read(Func<byte[]> next)
    {
        var first = next();
        switch (first[0])
        {
            case 0xff:
                return (OfError(first), 0);
            case 0x00:
                var at = 1;
                var affected = Length(first, ref at) ?? 0;
                Length(first, ref at);
                return (new RawAnswer { Affected = affected }, first[at] | (first[at + 1] << 8));
        }

        var start = 0;
        var columns = new List<(string Name, byte Type)>();
        for (var left = Length(first, ref start) ?? 0; left > 0; left--)
        {
            columns.Add(Column(next()));
        }

        next();
        var rows = new List<IReadOnlyList<string?>>();
        while (true)
        {
            var packet = next();
            if (packet[0] == 0xfe && packet.Length < 9)
            {
                var answer = new RawAnswer { Columns = [.. columns.Select(c => c.Name)], Types = [.. columns.Select(c => c.Type)], Rows = rows };
                return (answer, packet[3] | (packet[4] << 8));
            }

            rows.Add(Cells(packet));
        }
    }

    /// <summary>The error in an error packet.</summary>
    public static RawAnswer OfError(byte[] packet) => new()
    {
        Error = (packet[1] | (packet[2] << 8), Encoding.UTF8.GetString(packet, 4, 5), Encoding.UTF8.GetString(packet, 9, packet.Length - 9)),
    };

    private static (string Name, byte Type) Column(byte[] packet)
    {
        var at = 0;
        var name = "";
        for (var field = 0; field < 6; field++)
        {
            var size = (int)(Length(packet, ref at) ?? 0);
            name = field == 4 ? Encoding.UTF8.GetString(packet, at, size) : name;
            at += size;
        }

        return (name, packet[at + 7]);
    }

    private static List<string?> Cells(byte[] packet)
    {
        var cells = new List<string?>();
        var at = 0;
        while (at < packet.Length)
        {
            if (Length(packet, ref at) is not { } size)
            {
                cells.Add(null);
                continue;
            }

            cells.Add(Encoding.UTF8.GetString(packet, at, (int)size));
            at += (int)size;
        }

        return cells;
    }

    private static ulong? Length(byte[] packet, ref int at)
    {
        var first = packet[at++];
        if (first < 0xfb)
        {
            return first;
        }

        if (first == 0xfb)
        {
            return null;
        }

        var size = first switch { 0xfc => 2, 0xfd => 3, _ => 8 };
        ulong value = 0;
        for (var i = 0; i < size; i++)
        {
            value |= (ulong)packet[at + i] << (8 * i);
        }

        at += size;
        return value;
    }
}
