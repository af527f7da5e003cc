using System.IO.Compression;
using System.Text;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.State.Diy;

/// <summary>The checkpoint file of one stack: which variant counts, how it is read and how it is replaced (pkg/backend/diy/state.go).</summary>
internal sealed class StackFile(StackName stack, DiyLayout layout, SafeFiles files, DiySwitches switches, TimeProvider time)
{
    private const int Tries = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>What a file name ends with when it is written now.</summary>
    public string Suffix => switches.Gzip ? ".json.gz" : ".json";

    public bool Exists => Current() is not null;

    /// <summary>The content; null when there is no such stack.</summary>
    /// <exception cref="ProblemException">DDR2411: it is compressed in a way that is not supported. DDR2410: it cannot be unpacked.</exception>
    public async Task<string?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return Current() is { } path && await files.Plain.ReadAsync(path, cancellation) is { } bytes ? Encoding.UTF8.GetString(Unpack(bytes)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(StateProblems.FileTrouble(layout.StackFile(stack, Suffix), e.Message), e);
        }
    }

    /// <summary>Puts new content in place: the present content becomes the <c>.bak</c> first.</summary>
    public async Task WriteAsync(string text, CancellationToken cancellation)
    {
        if (switches.Zstandard)
        {
            throw new ProblemException(StateProblems.Unsupported("state files compressed with Zstandard (PULUMI_DIY_BACKEND_ZSTD)"));
        }

        var target = layout.StackFile(stack, Suffix);
        var bytes = Pack(text);
        await TryAsync(target, () => ReplaceAsync(target, bytes, cancellation), cancellation);
        foreach (var other in DiyLayout.StackSuffixes.Select(s => layout.StackFile(stack, s)).Where(o => o != target))
        {
            await TryAsync(other, () => RetireAsync(other, cancellation), cancellation);
        }
    }

    /// <summary>Writes a copy elsewhere, in the same packing.</summary>
    public Task CopyToAsync(string path, string text, CancellationToken cancellation) =>
        TryAsync(path, () => files.ReplaceAsync(path, Pack(text), cancellation), cancellation);

    /// <summary>Unpacks a file by its first bytes; the name does not count.</summary>
    public static byte[] Unpack(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith<byte>([0x28, 0xb5, 0x2f, 0xfd]))
        {
            throw new ProblemException(StateProblems.Unsupported("a state file compressed with Zstandard"));
        }

        if (!bytes.AsSpan().StartsWith<byte>([0x1f, 0x8b, 0x08]))
        {
            return bytes;
        }

        try
        {
            using var packed = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            packed.CopyTo(plain);
            return plain.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new ProblemException(StateProblems.Malformed($"gzip: {e.Message}"), e);
        }
    }

    /// <summary>Ends the stack: its file becomes the <c>.bak</c>.</summary>
    public async Task RetireAllAsync(CancellationToken cancellation)
    {
        foreach (var path in DiyLayout.StackSuffixes.Select(s => layout.StackFile(stack, s)))
        {
            await TryAsync(path, () => RetireAsync(path, cancellation), cancellation);
        }
    }

    /// <summary>Deletes what crashes left behind. Only while the lock is held.</summary>
    public void DeleteLeftovers()
    {
        foreach (var path in DiyLayout.StackSuffixes.Select(s => layout.StackFile(stack, s)))
        {
            files.DeleteLeftovers(path);
            files.DeleteLeftovers($"{path}.bak");
        }
    }

    /// <summary>The variant that was written last; of equally old ones the one that is written now.</summary>
    private string? Current()
    {
        var present = files.Plain.Files(Path.GetDirectoryName(layout.StackFile(stack, Suffix))!).ToHashSet(StringComparer.Ordinal);
        return DiyLayout.StackSuffixes
            .Select(s => layout.StackFile(stack, s))
            .Where(present.Contains)
            .OrderByDescending(files.Plain.ModifiedAt)
            .ThenByDescending(p => p == layout.StackFile(stack, Suffix))
            .FirstOrDefault();
    }

    private async Task ReplaceAsync(string target, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        if (await files.Plain.ReadAsync(target, cancellation) is { } present)
        {
            await files.ReplaceAsync($"{target}.bak", present, cancellation);
        }

        await files.ReplaceAsync(target, bytes, cancellation);
        if (switches.KeepsEveryCheckpoint)
        {
            await files.ReplaceAsync($"{target}.{UnixNano.Of(time.GetUtcNow())}", bytes, cancellation);
        }
    }

    private Task RetireAsync(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (files.Plain.Files(Path.GetDirectoryName(path)!).Contains(path, StringComparer.Ordinal))
        {
            files.Plain.Move(path, $"{path}.bak");
            files.Delete(path);
        }

        return Task.CompletedTask;
    }

    private byte[] Pack(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (!switches.Gzip)
        {
            return bytes;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private async Task TryAsync(string path, Func<Task> write, CancellationToken cancellation)
    {
        var pause = FirstPause;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await write();
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (attempt == Tries)
                {
                    throw new ProblemException(StateProblems.FileTrouble(path, e.Message), e);
                }

                await Task.Delay(pause, time, cancellation);
                pause = TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.2), LongestPause.Ticks));
            }
        }
    }
}
