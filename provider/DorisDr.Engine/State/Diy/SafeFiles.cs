using System.Security.Cryptography;

namespace DorisDr.Engine.State.Diy;

/// <summary>
/// File work that a crash cannot spoil: new content is written under another name in the same folder and takes its place by a rename, so that a reader finds
/// the old or the new content, never a part.
/// </summary>
internal sealed class SafeFiles(IFiles files, RandomNumberGenerator chance)
{
    private const int MarkBytes = 8;
    private const string TemporarySuffix = ".tmp";

    public IFiles Plain { get; } = files;

    /// <summary>Writes a file as a whole.</summary>
    public async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        Plain.CreateFolder(Path.GetDirectoryName(path)!);
        var hex = new byte[MarkBytes];
        chance.GetBytes(hex);
        var temporary = $"{path}.{Convert.ToHexStringLower(hex)}{TemporarySuffix}";
        try
        {
            await Plain.WriteAsync(temporary, content, cancellation);
            Plain.Move(temporary, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            TryDelete(temporary);
            throw;
        }
    }

    /// <summary>Deletes a file and the side file that the CLI may have put beside it; true when there was such a file.</summary>
    public bool Delete(string path)
    {
        var existed = Plain.Delete(path);
        Plain.Delete($"{path}.attrs");
        return existed;
    }

    /// <summary>Deletes what a crash in the middle of <see cref="ReplaceAsync"/> left of a file.</summary>
    public void DeleteLeftovers(string path)
    {
        var length = path.Length + 1 + (MarkBytes * 2) + TemporarySuffix.Length;
        foreach (var file in Plain.Files(Path.GetDirectoryName(path)!))
        {
            if (file.Length == length && file.StartsWith($"{path}.", StringComparison.Ordinal) && file.EndsWith(TemporarySuffix, StringComparison.Ordinal))
            {
                TryDelete(file);
            }
        }
    }

    private void TryDelete(string path)
    {
        try
        {
            Plain.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is only litter; what matters is the error that led here, or the lock that comes next.
        }
    }
}
