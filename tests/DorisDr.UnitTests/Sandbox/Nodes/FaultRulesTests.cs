using System.Text.RegularExpressions;
using DorisDr.Sandbox.Faults;
using Xunit;

namespace DorisDr.UnitTests.Sandbox.Nodes;

public sealed class FaultRulesTests
{
    private readonly FaultRules _rules = new();

    [Fact]
    public void Fault_ThatIsLimitedToANode_LeavesTheOthersAlone()
    {
        Add("primary/B", count: 1);

        Assert.Empty(_rules.Take("primary/A", "SELECT 1"));
        Assert.Single(_rules.Take("primary/B", "SELECT 1"));
        Assert.Empty(_rules.Take("primary/B", "SELECT 1"));
    }

    [Fact]
    public void Fault_WithoutANode_CountsOverAllNodes()
    {
        Add(null, count: 2);

        Assert.Single(_rules.Take("primary/A", "SELECT 1"));
        Assert.Single(_rules.Take("primary/B", "SELECT 1"));
        Assert.Empty(_rules.Take("primary/C", "SELECT 1"));
    }

    private void Add(string? node, int count) =>
        _rules.Add(new Fault(FaultKind.DropBefore, node, new Regex("SELECT", RegexOptions.None, TimeSpan.FromSeconds(1)), null, TimeSpan.Zero), count);
}
