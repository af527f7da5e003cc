using DorisDr.Sandbox.Cluster.Catalog;
using DorisDr.Sandbox.Cluster.Security;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster;

/// <summary>A client's connection as statements see it.</summary>
internal sealed class Session(uint id, Account account, string host, int port, DateTimeOffset loginTime, Dictionary<string, string> variables)
{
    private int _runningStatements;

    public uint Id { get; } = id;

    public Account Account { get; set; } = account;

    /// <summary>Where the client is: address and port apart.</summary>
    public string Host { get; } = host;

    public int Port { get; } = port;

    public DateTimeOffset LoginTime { get; } = loginTime;

    /// <summary>The current database; null if none was chosen.</summary>
    public string? Database { get; set; }

    /// <summary>Variables that differ from their defaults, by name.</summary>
    public Dictionary<string, string> Variables { get; } = variables;

    public Dictionary<string, object?> UserVariables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Statements prepared on this connection, by id.</summary>
    public Dictionary<uint, Statement> Prepared { get; } = [];

    /// <summary>Types of their parameters as the client last sent them.</summary>
    public Dictionary<uint, ushort[]> ParameterTypes { get; } = [];

    /// <summary>True between BEGIN and COMMIT or ROLLBACK.</summary>
    public bool InTransaction { get; set; }

    /// <summary>The label that BEGIN named, and the load that holds it (or one made up) since the first insert.</summary>
    public string? TransactionLabel { get; set; }

    public LoadLabel? TransactionLoad { get; set; }

    /// <summary>Writes of the open transaction, run at COMMIT.</summary>
    public List<Action> PendingWrites { get; } = [];

    /// <summary>The statement that runs, else the last one.</summary>
    public string Statement { get; private set; } = "";

    public DateTimeOffset StatementStart { get; private set; } = loginTime;

    public bool IsRunning => _runningStatements > 0;

    /// <summary>How many statements arrived so far.</summary>
    public int StatementCount { get; private set; }

    /// <summary>The frontend that the client is connected to, such as <c>primary/A</c>; statements may run on another one.</summary>
    public string ConnectedTo { get; init; } = "";

    /// <summary>Ends the connection; set by the wire layer.</summary>
    public Action Close { get; set; } = () => { };

    /// <summary>Values of the placeholders of the prepared statement that runs.</summary>
    public IReadOnlyList<object?> Parameters { get; set; } = [];

    public void Begin(string statement, DateTimeOffset now)
    {
        (Statement, StatementStart, StatementCount) = (statement, now, StatementCount + 1);
        Interlocked.Increment(ref _runningStatements);
    }

    public void End() => Interlocked.Decrement(ref _runningStatements);
}
