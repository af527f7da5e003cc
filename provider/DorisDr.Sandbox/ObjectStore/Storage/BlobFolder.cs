namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>
/// The files that hold contents. They have names of our own, never those of the objects, so no key can point outside the folder.
/// A file is written beside the others and moved among them only when it is whole.
/// </summary>
internal sealed class BlobFolder
{
    private const int Shards = 256;

    private readonly string _incoming;
    private readonly string _blobs;
    private readonly long _generation;
    private long _count;

    public BlobFolder(string folder, long generation)
    {
        _generation = generation;
        _incoming = Path.Combine(folder, "incoming");
        _blobs = Path.Combine(folder, "blobs");
        Directory.CreateDirectory(_incoming);
        for (var shard = 0; shard < Shards; shard++)
        {
            Directory.CreateDirectory(Path.Combine(_blobs, shard.ToString("x2")));
        }
    }

    /// <summary>A name that no other file, upload or life of this store has.</summary>
    public string NextName() => $"{_generation:x}-{Interlocked.Increment(ref _count):x8}";

    public IncomingBlob Begin()
    {
        var name = NextName();
        return new IncomingBlob(name, Path.Combine(_incoming, name));
    }

    /// <summary>Moves a finished file among the blobs.</summary>
    public string Keep(IncomingBlob blob)
    {
        File.Move(blob.File, BlobPath(blob.Name));
        return blob.Name;
    }

    public FileStream Open(string name) => new(BlobPath(name), new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });

    public void Delete(string name) => File.Delete(BlobPath(name));

    /// <summary>Removes what an abrupt end left behind: unfinished files, and blobs that the index does not know.</summary>
    public void Sweep(IReadOnlySet<string> known)
    {
        foreach (var file in Directory.EnumerateFiles(_incoming))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(_blobs, "*", SearchOption.AllDirectories))
        {
            if (!known.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    private string BlobPath(string name) => Path.Combine(_blobs, name[^2..], name);
}
