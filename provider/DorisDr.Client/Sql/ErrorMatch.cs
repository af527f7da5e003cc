namespace DorisDr.Client.Sql;

/// <summary>What the error table says of one reply.</summary>
internal sealed record ErrorMatch(DorisErrorKind Kind, IReadOnlyList<string> Captures, bool MayHaveRun);
