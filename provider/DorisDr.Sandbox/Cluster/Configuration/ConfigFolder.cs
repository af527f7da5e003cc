namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>The configuration folder of one node on disk, and whether the node may write into it.</summary>
/// <param name="path">The folder; made when absent.</param>
/// <param name="fileName">The file of values that were persisted: <c>fe_custom.conf</c>, <c>be_custom.conf</c>.</param>
internal sealed class ConfigFolder(string path, string fileName)
{
    /// <summary>A fault: everything in it can be read and nothing written.</summary>
    public bool IsReadOnly { get; set; }

    public string Path { get; } = path;

    private string File => System.IO.Path.Combine(Path, fileName);

    /// <summary>The persisted values; empty when none was ever persisted.</summary>
    public IReadOnlyDictionary<string, string> Read() =>
        System.IO.File.Exists(File) ? PropertiesText.Parse(System.IO.File.ReadAllText(File)) : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Writes all persisted values anew; answers the words of the node's own runtime when it cannot, else null.</summary>
    public string? Write(IReadOnlyDictionary<string, string> values, DateTimeOffset now)
    {
        if (IsReadOnly)
        {
            return System.IO.File.Exists(File) ? $"{File} (Permission denied)" : "Permission denied";
        }

        try
        {
            Directory.CreateDirectory(Path);
            System.IO.File.WriteAllText(File, PropertiesText.Print(values, now));
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"{File} ({problem.Message})";
        }
    }
}
