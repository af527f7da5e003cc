using DorisDr.Engine.State;

namespace DorisDr.Engine.Execution;

/// <summary>How a step ended.</summary>
/// <param name="Succeeded">False when it failed, also when it left something behind.</param>
/// <param name="State">The resource afterwards; null when there is none or nothing is known.</param>
/// <param name="Reason">Why it failed; null when it did not.</param>
internal sealed record StepOutcome(bool Succeeded, ResourceState? State, string? Reason = null);
