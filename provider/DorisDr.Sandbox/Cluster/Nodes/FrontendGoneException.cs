using System.Diagnostics.CodeAnalysis;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>The frontend that was to run a statement ended before it answered.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the group: it becomes what a client is told.")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "Nobody outside makes one.")]
internal sealed class FrontendGoneException(Exception? inner = null) : Exception("The frontend is gone.", inner);
