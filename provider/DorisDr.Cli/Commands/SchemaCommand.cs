using System.CommandLine;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Documents;
using DorisDr.Cli.Running;
using DorisDr.ResourceModel.Documentation;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Cli.Commands;

/// <summary><c>schema</c>: show, write.</summary>
internal static class SchemaCommand
{
    /// <summary><c>schema</c>.</summary>
    public static Command Create(Terminal terminal) => new("schema", "The package schema and the reference.") { Show(terminal), Write(terminal) };

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "Print the schema.");
        command.SetAction((_, _) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            await terminal.Output.WriteAsync(GeneratedFiles.Schema(terminal.Time));
            return ExitCodes.Done;
        }));
        return command;
    }

    private static Command Write(Terminal terminal)
    {
        var folder = new Argument<string>("folder") { DefaultValueFactory = _ => "schema", Description = "Where." };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when a file differs." };
        var command = new Command("write", "Write schema, errors, statements and reference to a folder.") { folder, check };
        command.SetAction((parsed, token) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            var root = parsed.GetRequiredValue(folder);
            var files = GeneratedFiles.All(terminal.Time);
            if (parsed.GetValue(check))
            {
                await CheckAsync(root, files, token);
            }
            else
            {
                await WriteAsync(root, files, token);
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    private static async Task WriteAsync(string root, IReadOnlyList<DocumentationPage> files, CancellationToken ct)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            await File.WriteAllTextAsync(path, file.Text, ct);
        }

        foreach (var stale in Stale(root, files))
        {
            File.Delete(stale);
        }
    }

    private static async Task CheckAsync(string root, IReadOnlyList<DocumentationPage> files, CancellationToken ct)
    {
        var differing = Stale(root, files);
        foreach (var file in files)
        {
            var path = Path.Combine(root, file.Path);
            if (!File.Exists(path) || await File.ReadAllTextAsync(path, ct) != file.Text)
            {
                differing.Add(path);
            }
        }

        if (differing.Count > 0)
        {
            throw new ProblemException([.. differing.Order(StringComparer.Ordinal).Select(CliProblems.SchemaDiffers)]);
        }
    }

    // Pages of what is in the catalogue no more.
    private static List<string> Stale(string root, IReadOnlyList<DocumentationPage> files) =>
    [
        .. GeneratedFiles.Folders
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md"))
            .Where(path => files.All(f => Path.Combine(root, f.Path) != path)),
    ];
}
