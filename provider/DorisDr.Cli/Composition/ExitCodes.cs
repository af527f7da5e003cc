namespace DorisDr.Cli.Composition;

/// <summary>Pulumi's exit codes (pkg/cmd/pulumi/cmd/exit_codes.go).</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Failed, for whatever reason that has no code of its own.</summary>
    public const int Failed = 1;

    /// <summary>A confirmation is needed where nobody can answer.</summary>
    public const int NotConfirmed = 2;

    /// <summary>There is no such stack.</summary>
    public const int NoStack = 6;

    /// <summary>Changes where none were expected.</summary>
    public const int Changes = 7;

    /// <summary>Stopped at once by a person.</summary>
    public const int Terminated = 8;
}
