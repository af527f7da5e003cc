namespace DorisDr.Engine.State.Diy;

/// <summary>Files on disk. A file that a stuck network drive does not read or write in time is an error, not a hang.</summary>
internal sealed class DiskFiles(TimeProvider time) : IFiles
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await Bounded(File.ReadAllBytesAsync(path, cancellation), path, cancellation);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        await Bounded(WriteDurablyAsync(path, content, cancellation), path, cancellation);

    public void Move(string from, string to) => File.Move(from, to, overwrite: true);

    public bool Delete(string path)
    {
        var existed = File.Exists(path);
        if (existed)
        {
            File.Delete(path);
        }

        return existed;
    }

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public bool FolderExists(string path) => Directory.Exists(path);

    public IReadOnlyList<string> Files(string folder) => Directory.Exists(folder) ? [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal)] : [];

    public IReadOnlyList<string> Folders(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)] : [];

    public DateTimeOffset ModifiedAt(string path) => new(File.GetLastWriteTimeUtc(path), TimeSpan.Zero);

    private static async Task<bool> WriteDurablyAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await file.WriteAsync(content, cancellation);
        await file.FlushAsync(cancellation);
        file.Flush(flushToDisk: true);
        return true;
    }

    private async Task<T> Bounded<T>(Task<T> work, string path, CancellationToken cancellation)
    {
        try
        {
            return await work.WaitAsync(Deadline, time, cancellation);
        }
        catch (TimeoutException e)
        {
            throw new IOException($"'{path}' was not read or written within {Deadline.TotalSeconds} s", e);
        }
    }
}
