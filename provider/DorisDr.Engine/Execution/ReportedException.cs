namespace DorisDr.Engine.Execution;

/// <summary>Something failed and people were told already; whoever catches it only has to stop.</summary>
internal sealed class ReportedException(Exception inner) : Exception(inner.Message, inner);
