namespace DorisDr.Testing.Frontends;

/// <summary>What a <see cref="ScriptedFrontend"/> does with one statement.</summary>
public abstract record ScriptedReply
{
    private ScriptedReply()
    {
    }

    /// <summary>An OK packet.</summary>
    public static ScriptedReply Ok { get; } = new Done();

    /// <summary>The connection is closed without an answer.</summary>
    public static ScriptedReply Hangup { get; } = new Broken();

    /// <summary>Nothing is ever answered.</summary>
    public static ScriptedReply Silence { get; } = new Never();

    /// <summary>An error packet with Doris's prefix.</summary>
    public static ScriptedReply Error(string detail, int code = 1105, string sqlState = "HY000") =>
        new Failed($"errCode = 2, detailMessage = {detail}", code, sqlState);

    /// <summary>An error packet as it stands.</summary>
    public static ScriptedReply RawError(string message, int code = 1105, string sqlState = "HY000") => new Failed(message, code, sqlState);

    /// <summary>A result set of texts.</summary>
    public static ScriptedReply Table(string[] columns, params string?[][] rows) => new Rows(columns, rows);

    /// <summary>The same result set up to its last row, where the connection breaks; every other reply as it is.</summary>
    public ScriptedReply CutShort() => this is Rows rows ? new CutRows(rows with { Cells = rows.Cells[..Math.Max(0, rows.Cells.Length - 1)] }) : this;

    internal sealed record Done : ScriptedReply;

    internal sealed record Broken : ScriptedReply;

    internal sealed record Never : ScriptedReply;

    internal sealed record Failed(string Message, int Code, string SqlState) : ScriptedReply;

    internal sealed record Rows(string[] Columns, string?[][] Cells) : ScriptedReply;

    internal sealed record CutRows(Rows Sent) : ScriptedReply;
}
