namespace DorisDr.Engine.State.Diy;

/// <summary>The environment variables that change how a <c>file://</c> backend writes, with their old spellings (pkg/backend/diy/backend.go).</summary>
/// <param name="Gzip">Files are written compressed.</param>
/// <param name="Zstandard">The same with another format, which is not supported.</param>
/// <param name="KeepsEveryCheckpoint">Each write is also kept under a name of its own.</param>
/// <param name="KeepsBackups">Each operation ends with a copy in the backups.</param>
internal sealed record DiySwitches(bool Gzip, bool Zstandard, bool KeepsEveryCheckpoint, bool KeepsBackups)
{
    public static DiySwitches Of(IMachine machine) => new(
        IsOn(machine, "PULUMI_DIY_BACKEND_GZIP", "PULUMI_SELF_MANAGED_STATE_GZIP"),
        IsOn(machine, "PULUMI_DIY_BACKEND_ZSTD", "PULUMI_SELF_MANAGED_STATE_ZSTD"),
        IsOn(machine, "PULUMI_DIY_BACKEND_RETAIN_CHECKPOINTS", "PULUMI_RETAIN_CHECKPOINTS"),
        !IsOn(machine, "PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS", "PULUMI_DISABLE_CHECKPOINT_BACKUPS"));

    private static bool IsOn(IMachine machine, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (machine.Variable(name) is "1" or "t" or "T" or "true" or "TRUE" or "True")
            {
                return true;
            }
        }

        return false;
    }
}
