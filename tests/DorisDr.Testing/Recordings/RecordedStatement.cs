using System.IO.Compression;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Recordings;

/// <summary>One answer that a real Doris gave to one statement.</summary>
/// <param name="Generation">Folder of the recording, such as <c>doris-4</c>.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Error">The error text, null where there was none.</param>
/// <param name="Columns">Names of the columns, empty for an OK packet or an error.</param>
/// <param name="Rows">Cells as text.</param>
public sealed record RecordedStatement(string Generation, string Sql, string? Error, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows)
{
    /// <summary>Every recorded answer below <c>tests/Recordings</c> and below the folder that <c>DORISDR_RECORDINGS</c> names, those of polls among them.</summary>
    public static IReadOnlyList<RecordedStatement> ReadAll() =>
    [
        .. new[] { Checkout.PathOf("tests", "Recordings"), Environment.GetEnvironmentVariable("DORISDR_RECORDINGS") ?? "" }
            .Where(Directory.Exists)
            .SelectMany(root => Directory.EnumerateDirectories(root, "doris-*"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.jsonl*").SelectMany(file => Read(Path.GetFileName(folder), file))),
    ];

    private static IEnumerable<RecordedStatement> Read(string generation, string file)
    {
        foreach (var line in Lines(file))
        {
            using var reader = new JsonTextReader(new StringReader(line)) { DateParseHandling = DateParseHandling.None };
            var entry = JObject.Load(reader);
            if ((string?)(entry["sql"] ?? entry["poll"]) is not { } sql)
            {
                continue;
            }

            foreach (var answer in new[] { entry["result"] }.Concat(entry["seen"] ?? Enumerable.Empty<JToken>()).OfType<JObject>())
            {
                yield return new RecordedStatement(
                    generation,
                    sql,
                    (string?)(answer["error"] as JObject)?["message"],
                    answer["columns"]?.Select(column => (string)column!).ToArray() ?? [],
                    answer["rows"]?.Select(row => row.Select(cell => (string?)cell).ToArray()).ToArray() ?? []);
            }
        }
    }

    private static string[] Lines(string file)
    {
        using var raw = File.OpenRead(file);
        using Stream content = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
        using var reader = new StreamReader(content);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
