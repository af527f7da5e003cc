using System.IO.Compression;
using System.Text;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Recordings;

/// <summary>One file of a recording of the real Pulumi.</summary>
/// <param name="Scenario">Folder of the scenario.</param>
/// <param name="Step">Folder of the step; empty for files of the scenario itself.</param>
/// <param name="Path">Path inside the step.</param>
/// <param name="Bytes">Content.</param>
public sealed record RecordedFile(string Scenario, string Step, string Path, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public override string ToString() => $"{Scenario}/{Step}/{Path}";
}

/// <summary>One step of a scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Name">Folder of the step.</param>
/// <param name="Files">Its files, by path.</param>
public sealed record RecordedStep(string Scenario, string Name, IReadOnlyDictionary<string, RecordedFile> Files)
{
    public JObject Result => Files.TryGetValue("result.json", out var file) ? JObject.Parse(file.Text) : [];

    /// <summary>Arguments of the CLI; empty for a shell text.</summary>
    public string Run => (string?)Result["run"] ?? "";

    public string Out => Files.TryGetValue("stdout.txt", out var file) ? file.Text : "";

    public string Error => Files.TryGetValue("stderr.txt", out var file) ? file.Text : "";

    public override string ToString() => $"{Scenario}/{Name}";
}

/// <summary>
/// The recordings of the real Pulumi: archives in <c>tests/Recordings/pulumi</c>, and the folders or archives in <c>pulumi</c> of the folder that
/// <c>DORISDR_RECORDINGS</c> names. What is tested follows from what is there.
/// </summary>
public static class PulumiRecordings
{
    public static IReadOnlyList<RecordedFile> Files { get; } = [.. Folders().SelectMany(Read)];

    /// <summary>All steps, in order.</summary>
    public static IReadOnlyList<RecordedStep> Steps { get; } =
    [
        .. Files.Where(f => f.Step.Length > 0)
            .GroupBy(f => (f.Scenario, f.Step))
            .OrderBy(g => g.Key.Scenario, StringComparer.Ordinal)
            .ThenBy(g => g.Key.Step, StringComparer.Ordinal)
            .Select(g => new RecordedStep(g.Key.Scenario, g.Key.Step, g.ToDictionary(f => f.Path, StringComparer.Ordinal))),
    ];

    /// <summary>A file as it stood after a step: the newest of this and the steps before it in the scenario; null for none.</summary>
    public static RecordedFile? AsOf(RecordedStep step, string path) => Steps
        .Where(s => s.Scenario == step.Scenario && string.CompareOrdinal(s.Name, step.Name) <= 0 && s.Files.ContainsKey(path))
        .Select(s => s.Files[path])
        .LastOrDefault();

    private static IEnumerable<string> Folders()
    {
        yield return Checkout.PathOf("tests", "Recordings", "pulumi");
        if (Environment.GetEnvironmentVariable("DORISDR_RECORDINGS") is { Length: > 0 } more && Directory.Exists(Path.Combine(more, "pulumi")))
        {
            yield return Path.Combine(more, "pulumi");
        }
    }

    private static IEnumerable<RecordedFile> Read(string folder) =>
        Directory.GetFiles(folder, "*.zip").Order(StringComparer.Ordinal).SelectMany(ReadArchive)
            .Concat(Directory.GetDirectories(folder).Order(StringComparer.Ordinal).SelectMany(ReadFolder));

    private static IEnumerable<RecordedFile> ReadArchive(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(e => e.Name.Length > 0))
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
            {
                stream.CopyTo(content);
            }

            yield return Of(Path.GetFileNameWithoutExtension(path), entry.FullName, content.ToArray());
        }
    }

    private static IEnumerable<RecordedFile> ReadFolder(string path) =>
        Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(f =>
            Of(Path.GetFileName(path), Path.GetRelativePath(path, f).Replace('\\', '/'), File.ReadAllBytes(f)));

    private static RecordedFile Of(string scenario, string path, byte[] bytes)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return new(scenario, slash < 0 ? "" : path[..slash], path[(slash + 1)..], bytes);
    }
}
