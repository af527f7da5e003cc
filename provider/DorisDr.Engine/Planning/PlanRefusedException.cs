namespace DorisDr.Engine.Planning;

/// <summary>A resource cannot be planned; the messages say why, one by one. Nothing was done for it.</summary>
internal sealed class PlanRefusedException(IReadOnlyList<string> messages) : Exception(string.Join('\n', messages))
{
    public IReadOnlyList<string> Messages { get; } = messages;
}
