namespace DorisDr.Client.Sql;

/// <summary>What the error table says of one reply.</summary>
internal sealed record ErrorMatch(DorisErrorKind Kind, IReadOnlyList<string> Captures, bool MayHaveRun)
{
    /// <summary>The privilege, or the command that is denied.</summary>
    internal string? MissingPrivilege => Kind is DorisErrorKind.AccessDenied && Captures.Count is 1 or 5 ? Captures[0] : null;

    internal DeniedObject? Denied => (Kind, Captures) switch
    {
        (DorisErrorKind.AccessDenied, [_, _, _, var database, var table]) => new DeniedObject(database, table),
        (DorisErrorKind.AccessDenied, [_, var database]) => new DeniedObject(database, Table: null),
        _ => null,
    };
}
