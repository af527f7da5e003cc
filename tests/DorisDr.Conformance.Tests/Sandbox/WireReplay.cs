using DorisDr.Testing.Sandbox;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Sandbox;

/// <summary>Plays recorded packets: all but rows and error texts must agree byte by byte.</summary>
internal sealed class WireReplay(string frontend, Replay replay, Normaliser normaliser) : IDisposable
{
    private const int Prepare = 0x16;
    private RawMySqlClient? _client;

    public int Compared { get; private set; }

    public List<string> Differences { get; } = [];

    public void Play(string file, IReadOnlyList<JObject> items)
    {
        for (var line = 0; line < items.Count; line++)
        {
            var item = items[line];
            if (Exchange(item) is { } difference)
            {
                Differences.Add($"{file}:{line + 1} {item["command"] ?? item["login"]}: {difference}");
            }
            else
            {
                Compared++;
            }
        }
    }

    public void Dispose() => _client?.Dispose();

    private string? Exchange(JObject item)
    {
        if (item["greeting"] is JObject greeting)
        {
            Connect();
            return Greeting(Convert.FromHexString((string)greeting["hex"]!), _client!.Greeting.Payload);
        }

        if (item["login"] is { } login)
        {
            LogIn(login as JObject);
        }
        else
        {
            _client!.Send(Body(item));
        }

        var recorded = (JArray)item["reply"]!;
        return Compare((string?)item["command"] ?? "login", recorded, isPrepare: Body(item) is [Prepare, ..]);
    }

    private void Connect()
    {
        _client?.Dispose();
        _client = new RawMySqlClient(frontend);
    }

    private void LogIn(JObject? login)
    {
        const uint DeprecateEof = 0x1000000;
        if (login is not null)
        {
            Connect();
        }

        var extra = (bool?)login?["deprecate_eof"] == true ? DeprecateEof : 0;
        _client!.Login((string?)login?["user"] ?? "root", (string?)login?["password"] ?? "", (string?)login?["db"], RawMySqlClient.PacketRecorder | extra,
            (string?)login?["plugin"] ?? "mysql_native_password");
    }

    private static byte[] Body(JObject item)
    {
        if ((string?)item["body"] is { } hex)
        {
            return Convert.FromHexString(hex);
        }

        const string Query = "COM_QUERY ";
        return (string?)item["command"] is { } command && command.StartsWith(Query, StringComparison.Ordinal)
            ? [3, .. System.Text.Encoding.UTF8.GetBytes(command[Query.Length..].Split(" with ")[0])]
            : [];
    }

    private string? Compare(string command, JArray recorded, bool isPrepare)
    {
        var wanted = recorded.Where(p => p["hex"] is not null).Select(p => Convert.FromHexString((string)p["hex"]!)).ToList();
        var actual = Reply(isPrepare);
        if (recorded.Any(p => p["closed"] is not null) && _client!.Read() is not null)
        {
            return "the connection goes on";
        }

        var sequence = actual.Select(p => p.Sequence).ToList();
        if (!sequence.SequenceEqual(Enumerable.Range((int)recorded[0]["seq"]!, sequence.Count)))
        {
            return $"sequence {string.Join(',', sequence)}";
        }

        var sql = command.Replace("COM_QUERY ", "", StringComparison.Ordinal);
        var difference = Content(sql, wanted, [.. actual.Select(p => p.Payload)], isPrepare);
        var outside = difference is not null && ReplayRules.Find(ReplayRules.Outside, sql, "") is not null && actual[0].Payload[0] == 0xff;
        return outside ? null : difference;
    }

    private string? Content(string sql, List<byte[]> wanted, List<byte[]> actual, bool isPrepare)
    {
        if (wanted[0][0] == 0xff || actual[0][0] == 0xff)
        {
            var (left, right) = (Text(wanted[0]), Text(actual[0]));
            return left[..Math.Min(9, left.Length)] != right[..Math.Min(9, right.Length)] ? $"recorded {left}, got {right}" : normaliser.Differ(left, right);
        }

        if (wanted[0][0] == 0xfe)
        {
            return Text(wanted[0]).Split('\0')[0] == Text(actual[0]).Split('\0')[0] ? null : "plugin";
        }

        var isRows = wanted[0][0] != 0 && !isPrepare;
        var definitions = isRows ? wanted[0][0] + 2 : wanted.Count;
        for (var i = 0; i < definitions; i++)
        {
            // A prepared statement has an id of its own.
            var (left, right) = isPrepare && i == 0 ? (wanted[i][5..], actual[i][5..]) : (wanted[i], actual[i]);
            if (!left.AsSpan().SequenceEqual(right))
            {
                return $"packet {i}: recorded {Convert.ToHexString(left)}, got {Convert.ToHexString(right)}";
            }
        }

        if (!isRows)
        {
            return wanted.Count == actual.Count ? null : "number of packets";
        }

        if (ReplayRules.HoldsForeignRows(sql))
        {
            return null;
        }

        var (answer, _) = RawAnswer.Read(Next(wanted));
        var rows = new JArray(answer.Rows.Select(r => new JArray(r)));
        return wanted[^1].AsSpan().SequenceEqual(actual[^1]) ? replay.Rows(sql, answer.Columns, rows, RawAnswer.Read(Next(actual)).Answer.Rows) : "closing packet";
    }

    /// <summary>As many packets as the first one says.</summary>
    private List<RawPacket> Reply(bool isPrepare)
    {
        var packets = new List<RawPacket> { _client!.Read() ?? throw new IOException("The server closed the connection.") };
        var first = packets[0].Payload;
        if (first[0] is 0xff or 0xfe || (first[0] == 0 && !isPrepare))
        {
            return packets;
        }

        var ends = isPrepare ? (first[5] > 0 ? 1 : 0) + (first[7] > 0 ? 1 : 0) : 2;
        while (ends > 0)
        {
            var packet = _client.Read() ?? throw new IOException("The server closed the connection.");
            packets.Add(packet);
            ends -= packet.Payload[0] == 0xff ? ends : packet.Payload is [0xfe, _, _, _, _] ? 1 : 0;
        }

        return packets;
    }

    private static Func<byte[]> Next(List<byte[]> packets)
    {
        var at = 0;
        return () => packets[at++];
    }

    private static string Text(byte[] packet) => System.Text.Encoding.UTF8.GetString(packet);

    /// <summary>All but the connection id, the scramble and the version text.</summary>
    private static string? Greeting(byte[] recorded, byte[] actual)
    {
        static string Fixed(byte[] greeting)
        {
            var end = Array.IndexOf(greeting, (byte)0, 1);
            return greeting[0] + Convert.ToHexString(greeting.AsSpan(end + 13, 19)) + Text(greeting[(end + 32 + 13)..]);
        }

        return Fixed(recorded) == Fixed(actual) ? null : $"recorded {Fixed(recorded)}, got {Fixed(actual)}";
    }
}
