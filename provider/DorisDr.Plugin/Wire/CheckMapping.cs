using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Wire;

/// <summary>Check on the wire.</summary>
internal static class CheckMapping
{
    /// <summary>Reads a request of Check.</summary>
    public static CheckRequest Decode(Protos.CheckRequest wire) =>
        new(Identities.Of(wire.Urn, wire.Name, wire.Type), ValueCodec.Decode(wire.Olds), ValueCodec.Decode(wire.News))
        {
            RandomSeed = wire.RandomSeed.Memory,
            Autonaming = wire.Autonaming is { } autonaming ? new Autonaming(ModeOf(autonaming.Mode), autonaming.ProposedName) : null,
        };

    /// <summary>Writes the answer; problems alone when there are any, since nothing is recorded then.</summary>
    public static Protos.CheckResponse Encode(PropertyMap inputs, IReadOnlyList<Problem> problems)
    {
        var response = new Protos.CheckResponse { Inputs = problems.Count == 0 ? ValueCodec.Encode(inputs) : null };
        response.Failures.Add(problems.Select(Failure));
        return response;
    }

    /// <summary>
    /// A problem as a failure of a property. The engine prints the value of the property only for a top-level name, and an empty name for the
    /// whole resource.
    /// </summary>
    public static Protos.CheckFailure Failure(Problem problem) => new() { Property = problem.Path?.ToString() ?? "", Reason = problem.ToString() };

    private static AutonamingMode ModeOf(Protos.CheckRequest.Types.AutonamingOptions.Types.Mode mode) => mode switch
    {
        Protos.CheckRequest.Types.AutonamingOptions.Types.Mode.Enforce => AutonamingMode.Enforce,
        Protos.CheckRequest.Types.AutonamingOptions.Types.Mode.Disable => AutonamingMode.Disable,
        _ => AutonamingMode.Propose,
    };
}
