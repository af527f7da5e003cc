using DorisDr.Engine.Configuration;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine;

/// <summary>Everything that the embedded engine can complain about: codes DDR2000 to DDR2999.</summary>
public static class EngineProblems
{
    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [.. ProgramProblems.All, .. RunProblems.All, .. StateProblems.All, .. SecretsProblems.All, .. ConfigurationProblems.All];
}
