namespace DorisDr.Sandbox.Statements;

/// <summary>A user as written: name and host, which is <c>%</c> if none is named.</summary>
internal sealed record UserName(string Name, string Host)
{
    public override string ToString() => $"'{Name}'@'{Host}'";
}

internal sealed record CreateUser(UserName User, bool IfNotExists, string Password, string Comment) : Statement
{
    public override string ToString() => $"CREATE USER {User} IDENTIFIED BY ***";
}

internal sealed record AlterUserPassword(UserName User, string Password) : Statement
{
    public override string ToString() => $"ALTER USER {User} IDENTIFIED BY ***";
}

internal sealed record DropUser(UserName User, bool IfExists) : Statement;

/// <summary>GRANT or REVOKE of privileges on a pattern of catalog, database and table.</summary>
internal sealed record ChangeGrant(bool IsGrant, IReadOnlyList<string> Privileges, IReadOnlyList<string> On, UserName User) : Statement;

internal sealed record ShowGrants(bool IsAll, UserName? User) : Statement;
