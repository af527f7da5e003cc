using System.Collections.Immutable;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Programs.Yaml;
using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Programs;

/// <summary>A project: the folder with a <c>Pulumi.yaml</c> (sdk/go/common/workspace/project.go).</summary>
public sealed record Project
{
    /// <summary>Name; part of every URN, of the state's path and of configuration keys.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of the project file.</summary>
    public required string File { get; init; }

    /// <summary>Folder of the project file.</summary>
    public string Folder => Path.GetDirectoryName(File) ?? "";

    /// <summary><c>backend.url</c>; empty when the project names none.</summary>
    public string BackendUrl { get; init; } = "";

    /// <summary>The folder of stack settings, relative to the project; empty for the project's own.</summary>
    public string StackConfigFolder { get; init; } = "";

    /// <summary>True when <c>options.refresh</c> is <c>always</c>.</summary>
    public bool RefreshAlways { get; init; }

    /// <summary>Declared configuration.</summary>
    public ImmutableArray<ConfigDeclaration> Config { get; init; } = [];

    /// <summary>Declared configuration as the stack's is merged with it.</summary>
    /// <exception cref="ProblemException">A key is malformed.</exception>
    public IReadOnlyList<DeclaredConfig> DeclaredConfig =>
        [.. Config.Select(c => new DeclaredConfig(ConfigKey.Parse(c.Key, Name), c.Type, c.ItemType, c.Secret ?? false, c.Default))];

    /// <summary>The whole file, for reading the program.</summary>
    internal MapNode Source { get; init; } = new(default, []);

    /// <summary>Finds the project of a folder: the first <c>Pulumi.yaml</c> or <c>Pulumi.yml</c> upwards.</summary>
    /// <exception cref="ProblemException">There is none, or it is not usable.</exception>
    public static Project Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            foreach (var name in new[] { "Pulumi.json", "Pulumi.yaml", "Pulumi.yml" })
            {
                var file = Path.Combine(at.FullName, name);
                if (System.IO.File.Exists(file))
                {
                    return Load(file);
                }
            }
        }

        throw new ProblemException(ProgramProblems.NoProject.Saying(
            $"No Pulumi.yaml project file was found in {folder} or above it.",
            "Run the command in a project's folder, or name it with --cwd."));
    }

    /// <summary>Reads a project file.</summary>
    /// <exception cref="ProblemException">It is not usable; all reasons are in it.</exception>
    public static Project Load(string file)
    {
        string text;
        try
        {
            text = System.IO.File.ReadAllText(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                ProgramProblems.NoProject.Saying(
                    $"The project file {file} cannot be read: {unreadable.Message}", "Check the file and its permissions."), unreadable);
        }

        return Parse(text, Path.GetFullPath(file));
    }

    /// <summary>Reads a project from the text of its file.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">Full path of the file.</param>
    /// <exception cref="ProblemException">It is not usable; all reasons are in it.</exception>
    public static Project Parse(string text, string file)
    {
        var problems = new ProblemList();
        var source = YamlSource.ReadMap(text, Path.GetFileName(file), problems);
        problems.ThrowIfAny();
        var project = new ProjectReader(source, problems).Read(file);
        problems.ThrowIfAny();
        return project;
    }
}
