using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Execution;

/// <summary>CREATE, ALTER, DROP USER; GRANT, REVOKE, SHOW GRANTS; SET PASSWORD.</summary>
internal sealed class AccountFamily(FrontendContext context)
{
    public void AddTo(StatementRouter router) => router
        .On<CreateUser>(Create)
        .On<AlterUserPassword>(Alter)
        .On<SetPassword>(SetPassword)
        .On<DropUser>(Drop)
        .On<ChangeGrant>(Change)
        .On<ShowGrants>(Show);

    private StatementResult Create(Session session, CreateUser statement)
    {
        DemandGrant(session, "GRANT");
        if (context.Accounts.Find(statement.User) is not null)
        {
            return statement.IfNotExists ? StatementResult.Ok : throw DorisError.Detail($"User {statement.User} already exist");
        }

        context.Accounts.Save(new Account(statement.User, NativePassword.Stored(statement.Password), statement.Comment, "", []));
        return StatementResult.Ok;
    }

    private StatementResult Alter(Session session, AlterUserPassword statement)
    {
        DemandGrant(session, "GRANT");
        var account = Existing(statement.User);
        context.Accounts.Save(account with { PasswordHash = NativePassword.Stored(statement.Password) });
        return StatementResult.Ok;
    }

    private StatementResult SetPassword(Session session, SetPassword statement)
    {
        if (statement.User is not null && statement.User != session.Account.User.Name)
        {
            DemandGrant(session, "GRANT");
        }

        var account = statement.User is null ? session.Account : Existing(new UserName(statement.User, "%"));
        context.Accounts.Save(account with { PasswordHash = NativePassword.Stored(statement.Password) });
        return StatementResult.Ok;
    }

    private StatementResult Drop(Session session, DropUser statement)
    {
        DemandGrant(session, "DROP USER");
        var account = context.Accounts.Find(statement.User);
        if (account is { IsBuiltIn: true })
        {
            throw DorisError.Detail($"Can not drop {statement.User.Name} user");
        }

        if (account is null && !statement.IfExists)
        {
            throw DorisError.Detail($"User {statement.User} does not exist.");
        }

        context.Accounts.Remove(statement.User);
        return StatementResult.Ok;
    }

    private StatementResult Change(Session session, ChangeGrant statement)
    {
        DemandGrant(session, "GRANT/ROVOKE");
        var account = Existing(statement.User);
        var (catalog, database, table) = Pattern(statement.On);
        var grants = account.Grants.ToList();
        foreach (var word in statement.Privileges)
        {
            var named = Privileges.Named(word);
            if (named.Count == 0)
            {
                throw DorisError.Detail($"Unknown privilege type '{word}'");
            }

            foreach (var privilege in named)
            {
                Change(statement, grants, new Grant(privilege, catalog, database, table));
            }
        }

        context.Accounts.Save(account with { Grants = grants });
        return StatementResult.Ok;
    }

    private static void Change(ChangeGrant statement, List<Grant> grants, Grant grant)
    {
        if (grant.Privilege is Privileges.Admin or Privileges.Node && !grant.IsGlobal)
        {
            throw DorisError.Detail($"{grant.Privilege} privilege can only be granted/revoked on/from global level.");
        }

        if (!statement.IsGrant && !grants.Contains(grant))
        {
            throw DorisError.Detail($"{grant.Catalog}.{grant.Database}.{grant.Table} does not exist");
        }

        grants.Remove(grant);
        if (statement.IsGrant)
        {
            grants.Add(grant);
        }
    }

    /// <summary><c>*</c>, <c>db.*</c>, <c>db.table</c>, <c>catalog.db.table</c>.</summary>
    private static (string Catalog, string Database, string Table) Pattern(IReadOnlyList<string> parts) => parts switch
    {
        ["*"] or ["*", "*"] or ["*", "*", "*"] => ("*", "*", "*"),
        [var table] => ("internal", "*", table),
        [var database, var table] => ("internal", database, table),
        [var catalog, var database, var table, ..] => (catalog, database, table),
        _ => ("*", "*", "*"),
    };

    private RowsResult Show(Session session, ShowGrants statement)
    {
        var columns = ResultColumn.Varchars("UserIdentity", "Comment", "Password", "Roles", "GlobalPrivs", "CatalogPrivs", "DatabasePrivs", "TablePrivs", "ColPrivs", "ResourcePrivs",
            "CloudClusterPrivs", "CloudStagePrivs", "StorageVaultPrivs", "WorkloadGroupPrivs", "ComputeGroupPrivs");
        if (statement.IsAll || (statement.User is { } other && other != session.Account.User))
        {
            DemandGrant(session, "GRANT");
        }

        IEnumerable<Account> shown = statement.IsAll ? context.Accounts.All
            : [statement.User is { } named ? Existing(named) : context.Accounts.Find(session.Account.User) ?? session.Account];
        return new RowsResult(columns, [.. shown.Select(Row)]);
    }

    private static string?[] Row(Account account)
    {
        var global = Join(account.Grants.Where(g => g.IsGlobal), ",");
        var catalogs = Scoped(account.Grants.Where(g => g is { IsGlobal: false, Database: "*" }), g => g.Catalog);
        Grant[] builtIn = [new(Privileges.Select, "internal", "information_schema", "*"), new(Privileges.Select, "internal", "mysql", "*")];
        var databases = Scoped(builtIn.Concat(account.Grants.Where(g => g.Database != "*" && g.Table == "*")), g => $"{g.Catalog}.{g.Database}");
        var tables = Scoped(account.Grants.Where(g => g.Table != "*"), g => $"{g.Catalog}.{g.Database}.{g.Table}");
        return
        [
            account.User.ToString(), account.Comment, account.PasswordHash.Length == 0 ? "No" : "Yes", account.Roles, global, catalogs, databases, tables, null, null, null, null, null,
            "normal: Usage_priv", null,
        ];
    }

    private static string? Join(IEnumerable<Grant> grants, string separator)
    {
        var names = grants.Select(g => g.Privilege).Distinct().OrderBy(Privileges.Rank).ToList();
        return names.Count == 0 ? null : string.Join(separator, names);
    }

    private static string? Scoped(IEnumerable<Grant> grants, Func<Grant, string> scope)
    {
        var lines = grants.GroupBy(scope).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}: {Join(g, ",")}").ToList();
        return lines.Count == 0 ? null : string.Join("; ", lines);
    }

    private Account Existing(UserName user) => context.Accounts.Find(user) ?? throw DorisError.Detail($"user {user} does not exist");

    private static void DemandGrant(Session session, string printedAs)
    {
        if (!session.Account.Holds(Privileges.Admin) && !session.Account.Holds(Privileges.GrantOption))
        {
            throw Access.Needs(printedAs);
        }
    }
}
