using System.Text.RegularExpressions;

namespace DorisDr.Sandbox.Faults;

/// <summary>What a fault does to a statement.</summary>
internal enum FaultKind
{
    /// <summary>The connection breaks before the statement runs.</summary>
    DropBefore,

    /// <summary>The statement runs, then the connection breaks before the answer.</summary>
    DropAfter,

    /// <summary>The statement is refused with a given error and does not run.</summary>
    Refuse,

    /// <summary>The statement waits before it runs.</summary>
    Delay,
}

/// <summary>A fault that waits for statements (or HTTP requests) that match, on one node or (null) on any.</summary>
internal sealed record Fault(FaultKind Kind, string? Node, Regex Match, DorisError? Error, TimeSpan Wait);

/// <summary>The faults that are set, each for a number of statements.</summary>
internal sealed class FaultRules
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    public void Add(Fault fault, int count)
    {
        lock (_gate)
        {
            _faults.Add((fault, count));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <summary>The faults for a statement on a node, at most one of a kind; each is used up by one.</summary>
    public IReadOnlyList<Fault> Take(string node, string sql)
    {
        lock (_gate)
        {
            var taken = new List<Fault>();
            for (var i = 0; i < _faults.Count; i++)
            {
                var (fault, left) = _faults[i];
                if (taken.Exists(t => t.Kind == fault.Kind) || (fault.Node is not null && fault.Node != node) || !fault.Match.IsMatch(sql))
                {
                    continue;
                }

                taken.Add(fault);
                _faults[i] = (fault, left - 1);
            }

            _faults.RemoveAll(f => f.Left <= 0);
            return taken;
        }
    }
}
