using System.Collections.Concurrent;

namespace DorisDr.Sandbox.Cluster;

/// <summary>The connections of one frontend.</summary>
internal sealed class SessionRegistry
{
    private readonly ConcurrentDictionary<uint, Session> _sessions = [];
    private uint _last;

    public IReadOnlyList<Session> All => [.. _sessions.Values.OrderBy(s => s.Id)];

    public uint NextId() => Interlocked.Increment(ref _last);

    public void Add(Session session) => _sessions[session.Id] = session;

    public void Remove(Session session) => _sessions.TryRemove(session.Id, out _);

    public Session? Find(long id) => id is > 0 and <= uint.MaxValue ? _sessions.GetValueOrDefault((uint)id) : null;
}
