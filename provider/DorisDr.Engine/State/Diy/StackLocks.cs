using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Diy;

/// <summary>
/// Locks of stacks (pkg/backend/diy/lock.go): look for locks of others, write the own one, look again. One difference: a lock of this host whose process is
/// dead is broken with a warning, where Pulumi waits for a person to type <c>cancel</c>.
/// </summary>
internal sealed class StackLocks(DiyLayout layout, SafeFiles files, BackendOptions options)
{
    public async Task<StackLock> TakeAsync(StackName stack, CancellationToken cancellation)
    {
        try
        {
            return await TryTakeAsync(stack, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(StateProblems.FileTrouble(layout.Locks(stack), e.Message), e);
        }
    }

    /// <summary>Deletes all locks of a stack; gives their number.</summary>
    public int Cancel(StackName stack) => LockFiles(stack).Count(files.Delete);

    private async Task<StackLock> TryTakeAsync(StackName stack, CancellationToken cancellation)
    {
        var mine = Path.Combine(layout.Locks(stack), $"{NewGuid()}.json");
        var broken = ImmutableArray.CreateBuilder<string>();
        await RefuseOthersAsync(stack, mine, broken, cancellation);
        await files.ReplaceAsync(mine, Encoding.UTF8.GetBytes(Content()), cancellation);
        try
        {
            await RefuseOthersAsync(stack, mine, broken, cancellation);
        }
        catch
        {
            files.Delete(mine);
            throw;
        }

        return new StackLock(broken.ToImmutable(), () =>
        {
            files.Delete(mine);
            return ValueTask.CompletedTask;
        });
    }

    private string[] LockFiles(StackName stack) =>
        [.. files.Plain.Files(layout.Locks(stack)).Where(f => f.EndsWith(".json", StringComparison.Ordinal))];

    private async Task RefuseOthersAsync(
        StackName stack, string mine, ImmutableArray<string>.Builder broken, CancellationToken cancellation)
    {
        var others = new List<string>();
        foreach (var file in LockFiles(stack).Where(f => f != mine))
        {
            if (await files.Plain.ReadAsync(file, cancellation) is not { } bytes)
            {
                continue;
            }

            var owner = Owner.Read(bytes);
            if (owner.IsDead(options.Machine))
            {
                files.Delete(file);
                broken.Add($"The lock of {owner} was broken: that process does not run any more.");
            }
            else
            {
                others.Add($"  {DiyLayout.Scheme}{file}?no_tmp_dir=true: created by {owner}");
            }
        }

        if (others.Count > 0)
        {
            throw new ProblemException(StateProblems.Locked(
                $"the stack is currently locked by {others.Count} lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.\n"
                + string.Join('\n', others)));
        }
    }

    private string Content() => GoJson.Compact(new JObject
    {
        ["pid"] = options.Machine.ProcessId,
        ["username"] = options.Machine.UserName,
        ["hostname"] = options.Machine.HostName,
        ["timestamp"] = GoTime.Text(options.Time.GetUtcNow()),
    });

    private Guid NewGuid()
    {
        var bytes = new byte[16];
        options.Chance.GetBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Who made a lock. One that cannot be read is nobody's, and never dead.</summary>
    private sealed record Owner(int Pid, string User, string Host, DateTimeOffset? Time)
    {
        public static Owner Read(byte[] bytes)
        {
            try
            {
                var json = GoJson.Parse(Encoding.UTF8.GetString(bytes)) as JObject ?? [];
                var time = (string?)(json["timestamp"] as JValue) ?? "";
                return new(
                    json["pid"] is JValue { Value: long and > 0 and <= int.MaxValue and var pid } ? (int)pid : 0,
                    (string?)(json["username"] as JValue) ?? "",
                    (string?)(json["hostname"] as JValue) ?? "",
                    GoTime.TryParse(time, out var at) ? at : null);
            }
            catch (FormatException)
            {
                return new(0, "", "", null);
            }
        }

        /// <summary>
        /// True when the process is surely gone: no process of this host has the number, or this very process has it and began after the lock was made (a
        /// container gives the same small numbers after every restart).
        /// </summary>
        public bool IsDead(IMachine machine) =>
            Pid > 0 && Host.Length > 0 && Host == machine.HostName
            && (Pid == machine.ProcessId ? Time < machine.ProcessStart : !machine.IsRunning(Pid));

        public override string ToString() =>
            $"{User}@{Host} (pid {Pid}) at {(Time ?? DateTimeOffset.MinValue).ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture).Replace("+00:00", "Z", StringComparison.Ordinal)}";
    }
}
