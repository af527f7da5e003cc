using DorisDr.Sandbox.Cluster.Persistence;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Security;

/// <summary>All users of a cluster.</summary>
internal sealed class AccountRegistry
{
    private const string Kind = "account";
    private readonly ClusterStore _store;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    public AccountRegistry(ClusterStore store)
    {
        _store = store;
        foreach (var account in store.Load<Account>(Kind))
        {
            _accounts[account.User.ToString()] = account;
        }

        if (_accounts.Count == 0)
        {
            Save(new Account(new UserName("root", "%"), [], "ROOT", "operator",
                [new Grant(Privileges.Node, "*", "*", "*"), new Grant(Privileges.Admin, "*", "*", "*")]));
            Save(new Account(new UserName("admin", "%"), [], "ADMIN", "admin", [new Grant(Privileges.Admin, "*", "*", "*")]));
        }
    }

    public IReadOnlyList<Account> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _accounts.Values.OrderBy(a => a.User.ToString(), StringComparer.Ordinal)];
            }
        }
    }

    public Account? Find(UserName user)
    {
        lock (_gate)
        {
            return _accounts.GetValueOrDefault(user.ToString());
        }
    }

    public void Save(Account account)
    {
        lock (_gate)
        {
            _accounts[account.User.ToString()] = account;
            _store.Save(Kind, account.User.ToString(), account);
        }
    }

    public bool Remove(UserName user)
    {
        lock (_gate)
        {
            _store.Remove(Kind, user.ToString());
            return _accounts.Remove(user.ToString());
        }
    }

    /// <summary>
    /// The account that may log in, or null. <c>root</c> and <c>admin</c> get in from the local host with any password
    /// (fe configuration skip_localhost_auth_check, which is on by default).
    /// </summary>
    public Account? Authenticate(string user, string host, ReadOnlySpan<byte> scramble, ReadOnlySpan<byte> answer)
    {
        foreach (var account in All)
        {
            if (account.User.Name != user || !HostMatches(account.User.Host, host))
            {
                continue;
            }

            var isLocal = host is "127.0.0.1" or "::1";
            if ((user is "root" or "admin" && isLocal) || NativePassword.Matches(account.PasswordHash, scramble, answer))
            {
                return account;
            }
        }

        return null;
    }

    /// <summary>The account that a plain password belongs to, as HTTP sends it; no exception for the local host. Null if there is none.</summary>
    public Account? AuthenticateByPassword(string user, string host, string password) =>
        All.FirstOrDefault(a => a.User.Name == user && HostMatches(a.User.Host, host) && NativePassword.Stored(password).AsSpan().SequenceEqual(a.PasswordHash));

    private static bool HostMatches(string pattern, string host) =>
        pattern == host || LikePattern.Matches(pattern, host) || (pattern == "localhost" && host is "127.0.0.1" or "::1");
}
