namespace DorisDr.Engine.State.Diy;

/// <summary>The few things that a backend does with files; each is one step as far as a crash is concerned, but for <see cref="WriteAsync"/>.</summary>
internal interface IFiles
{
    /// <summary>The content; null when there is no such file.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken cancellation);

    /// <summary>Writes a new file and makes it durable. A crash in the middle leaves a part of it.</summary>
    Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Gives a file another name, in place of what had it.</summary>
    void Move(string from, string to);

    /// <summary>Deletes a file; true when there was one.</summary>
    bool Delete(string path);

    /// <summary>Makes a folder and those above it.</summary>
    void CreateFolder(string path);

    bool FolderExists(string path);

    /// <summary>Full paths of the files of a folder, in order of name; empty when there is no such folder.</summary>
    IReadOnlyList<string> Files(string folder);

    /// <summary>Full paths of the folders of a folder, in order of name; empty when there is no such folder.</summary>
    IReadOnlyList<string> Folders(string folder);

    /// <summary>When a file was last written.</summary>
    DateTimeOffset ModifiedAt(string path);
}
