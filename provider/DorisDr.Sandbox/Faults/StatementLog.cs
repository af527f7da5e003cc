namespace DorisDr.Sandbox.Faults;

/// <summary>A statement that a frontend received, with secrets taken out.</summary>
/// <param name="Frontend">The frontend, such as <c>primary/A</c>.</param>
/// <param name="Connection">The connection on that frontend.</param>
/// <param name="User">The user that sent it.</param>
/// <param name="Sql">The text; values of keys and passwords read <c>***</c>.</param>
/// <param name="Time">Sandbox time of arrival.</param>
public sealed record ReceivedStatement(string Frontend, long Connection, string User, string Sql, DateTimeOffset Time);

/// <summary>The last statements that arrived, in order; the oldest make room.</summary>
internal sealed class StatementLog
{
    private const int Kept = 10_000;
    private readonly Lock _gate = new();
    private readonly Queue<ReceivedStatement> _statements = new();

    public void Add(ReceivedStatement statement)
    {
        lock (_gate)
        {
            _statements.Enqueue(statement);
            if (_statements.Count > Kept)
            {
                _statements.Dequeue();
            }
        }
    }

    public IReadOnlyList<ReceivedStatement> Snapshot()
    {
        lock (_gate)
        {
            return [.. _statements];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _statements.Clear();
        }
    }
}
