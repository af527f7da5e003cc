namespace DorisDr.Sandbox.ObjectStore.Storage;

/// <summary>A content on its way in. Disposed without having been kept, it leaves nothing.</summary>
internal sealed class IncomingBlob(string name, string file) : IDisposable
{
    private FileStream? _content;

    public string Name { get; } = name;

    public string File { get; } = file;

    public Stream Content => _content ??= new FileStream(File, new FileStreamOptions
    {
        Mode = FileMode.CreateNew,
        Access = FileAccess.Write,
        Share = FileShare.Read | FileShare.Delete,
        Options = FileOptions.Asynchronous,
        BufferSize = 0,
    });

    /// <summary>Closes the file, so that it can be moved.</summary>
    public void Close() => Content.Dispose();

    public void Dispose()
    {
        _content?.Dispose();
        System.IO.File.Delete(File);
    }
}
