using DorisDr.Engine.State.Diy;

namespace DorisDr.UnitTests.Engine.State;

/// <summary>The process dies here. No code catches it.</summary>
public sealed class CrashException : Exception;

/// <summary>Files in memory, with a crash after a given number of steps and errors on demand. A write that the crash hits is half done.</summary>
internal sealed class MemoryFiles : IFiles
{
    private readonly Dictionary<string, (byte[] Content, long Written)> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal) { "/state" };
    private long _clock;

    /// <summary>Steps until the crash; null for none.</summary>
    public int? StepsLeft { get; set; }

    /// <summary>How many writes fail with an error before one succeeds.</summary>
    public int FailingWrites { get; set; }

    public IEnumerable<string> Paths => _files.Keys.Order(StringComparer.Ordinal);

    public string? TextOf(string path) => _files.TryGetValue(path, out var file) ? System.Text.Encoding.UTF8.GetString(file.Content) : null;

    public void Put(string path, string text) => Put(path, System.Text.Encoding.UTF8.GetBytes(text));

    public void Put(string path, byte[] content)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        _files[path] = (content, ++_clock);
    }

    public Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) =>
        Task.FromResult(_files.TryGetValue(path, out var file) ? file.Content : null);

    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (FailingWrites > 0)
        {
            FailingWrites--;
            throw new IOException("No space left on device");
        }

        var half = StepsLeft == 0;
        Put(path, half ? content[..(content.Length / 2)].ToArray() : content.ToArray());
        Step();
        return Task.CompletedTask;
    }

    public void Move(string from, string to)
    {
        Step();
        _files[to] = _files.Remove(from, out var file) ? file : throw new FileNotFoundException(from);
    }

    public bool Delete(string path)
    {
        Step();
        return _files.Remove(path);
    }

    public void CreateFolder(string path) => _folders.Add(path);

    public bool FolderExists(string path) => _folders.Contains(path);

    public IReadOnlyList<string> Files(string folder) => [.. Paths.Where(p => Path.GetDirectoryName(p) == folder)];

    public IReadOnlyList<string> Folders(string folder) =>
        [.. Paths.Select(p => Path.GetDirectoryName(p)!).Where(p => Path.GetDirectoryName(p) == folder).Distinct(StringComparer.Ordinal)];

    public DateTimeOffset ModifiedAt(string path) => DateTimeOffset.UnixEpoch.AddSeconds(_files[path].Written);

    private void Step()
    {
        if (StepsLeft == 0)
        {
            throw new CrashException();
        }

        StepsLeft--;
    }
}
