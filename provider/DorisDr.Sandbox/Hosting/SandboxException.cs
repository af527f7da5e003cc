namespace DorisDr.Sandbox;

/// <summary>The sandbox cannot do what was asked: a code, why, and what to do.</summary>
public sealed class SandboxException : Exception
{
    /// <summary>A problem with its code <c>DDR36nn</c>, a sentence that says what is wrong and one that says what to do.</summary>
    public SandboxException(string code, string cause, string remedy, Exception? inner = null)
        : base($"{code}: {cause} {remedy}", inner) =>
        (Code, Cause, Remedy) = (code, cause, remedy);

    /// <summary>The stable code.</summary>
    public string Code { get; }

    /// <summary>What is wrong.</summary>
    public string Cause { get; }

    /// <summary>What to do about it.</summary>
    public string Remedy { get; }
}
