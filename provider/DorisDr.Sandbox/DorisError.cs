using System.Diagnostics.CodeAnalysis;

namespace DorisDr.Sandbox;

/// <summary>An error as the client of a Doris frontend sees it.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the sandbox as an exception: the wire layer turns it into a packet.")]
internal sealed class DorisError(int code, string sqlState, string message) : Exception(message)
{
    private const string Prefix = "errCode = 2, detailMessage = ";

    public int Code { get; } = code;

    public string SqlState { get; } = sqlState;

    /// <summary>Whether it has the common form.</summary>
    public bool IsDetailed => Message.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The text behind the common prefix.</summary>
    public string Detailed => IsDetailed ? Message[Prefix.Length..] : Message;

    /// <summary>The common form: the text behind <c>errCode = 2, detailMessage = </c>, which never stands there twice.</summary>
    public static DorisError Detail(string text) => Coded(1105, "HY000", text);

    /// <summary>The common form with a code of its own, as COM_INIT_DB and USE answer.</summary>
    public static DorisError Coded(int code, string sqlState, string text) =>
        new(code, sqlState, Prefix + text.Replace(Prefix, "", StringComparison.Ordinal));

    /// <summary>An error without the prefix, as the protocol layer answers.</summary>
    public static DorisError Plain(int code, string sqlState, string text) => new(code, sqlState, text);
}
