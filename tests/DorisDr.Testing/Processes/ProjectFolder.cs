namespace DorisDr.Testing.Processes;

/// <summary>A throw-away folder with a program, a stack <c>dev</c> and a backend of its own.</summary>
public sealed class ProjectFolder : IDisposable
{
    private readonly Dictionary<string, string> _environment;

    private ProjectFolder(string path)
    {
        Path = path;
        _environment = new(StringComparer.Ordinal)
        {
            ["PULUMI_BACKEND_URL"] = $"file://{path}/backend",
            ["PULUMI_CONFIG_PASSPHRASE"] = "correct horse",
            ["PULUMI_HOME"] = $"{path}/home",
            ["NO_COLOR"] = "1",
        };
        Directory.CreateDirectory($"{path}/backend");
    }

    public string Path { get; }

    /// <summary>Environment of every run in here.</summary>
    public IDictionary<string, string> Environment => _environment;

    public static ProjectFolder Create() => new(Directory.CreateTempSubdirectory("dorisdr-").FullName);

    /// <summary>Writes the program.</summary>
    public ProjectFolder WithProgram(string yaml)
    {
        File.WriteAllText(System.IO.Path.Combine(Path, "Pulumi.yaml"), yaml);
        return this;
    }

    /// <summary>Runs <c>dorisdr</c> in here.</summary>
    public Task<CliResult> RunAsync(params IEnumerable<string> arguments) => CliProcess.RunAsync(Path, _environment, arguments);

    /// <summary>Starts <c>dorisdr</c> in here.</summary>
    public CliProcess Start(params IEnumerable<string> arguments) => CliProcess.Start(Path, _environment, arguments);

    /// <summary>The checkpoint of the stack; empty when there is none.</summary>
    public string State(string project, string stack = "dev")
    {
        var file = System.IO.Path.Combine(Path, "backend", ".pulumi", "stacks", project, $"{stack}.json");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
