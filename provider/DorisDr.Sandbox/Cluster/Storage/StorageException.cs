using System.Diagnostics.CodeAnalysis;

namespace DorisDr.Sandbox.Cluster.Storage;

/// <summary>The store refused or did not answer; the text is the one of the SDK that a Doris frontend uses.</summary>
[SuppressMessage("Design", "CA1064:Exceptions should be public", Justification = "It never leaves the sandbox.")]
internal sealed class StorageException(string message, bool isMissing = false) : Exception(message)
{
    /// <summary>True if the object is not there, while the store itself answers.</summary>
    public bool IsMissing { get; } = isMissing;

    /// <summary>As it stands inside the texts of Doris.</summary>
    public string Described => "Errors while getting file status " + Message;
}
