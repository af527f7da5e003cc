using DorisDr.Sandbox.Cluster.Persistence;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>The frontends that a cluster has as members, kept on its disk.</summary>
internal sealed class MemberRegistry
{
    private const string Kind = "frontend";
    private readonly ClusterStore _store;
    private readonly Lock _gate = new();
    private readonly List<FrontendMember> _members;

    public MemberRegistry(ClusterStore store)
    {
        _store = store;
        _members = [.. store.Load<FrontendMember>(Kind).OrderBy(m => m.Number)];
    }

    public IReadOnlyList<FrontendMember> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _members];
            }
        }
    }

    public FrontendMember? Find(string letter) => All.FirstOrDefault(m => m.Letter == letter);

    /// <summary>Adds a member; null when one with this address is there.</summary>
    public FrontendMember? Add(string name, string host, int editLogPort, string? letter, bool hasJoined, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_members.Exists(m => m.Host == host && m.EditLogPort == editLogPort))
            {
                return null;
            }

            var member = new FrontendMember(name, host, editLogPort, letter, hasJoined, now, _members.Count);
            _members.Add(member);
            _store.Save(Kind, member.Name, member);
            return member;
        }
    }

    /// <summary>From now on the member counts for a majority.</summary>
    public void Join(FrontendMember member)
    {
        lock (_gate)
        {
            var joined = member with { HasJoined = true };
            _members[_members.FindIndex(m => m.Name == member.Name)] = joined;
            _store.Save(Kind, joined.Name, joined);
        }
    }
}
