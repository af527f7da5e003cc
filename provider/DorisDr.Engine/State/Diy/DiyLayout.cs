using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.State.Diy;

/// <summary>Where things lie in a <c>file://</c> backend (pkg/backend/diy/store.go, lock.go).</summary>
/// <param name="Root">Full path of the backend's directory.</param>
internal sealed record DiyLayout(string Root)
{
    public const string Scheme = "file://";

    /// <summary>What a stack's file may end with; the first is what is written unless compression is asked for.</summary>
    public static readonly string[] StackSuffixes = [".json", ".json.gz", ".json.zst"];

    private string Home => Path.Combine(Root, ".pulumi");

    public string Url => Scheme + Root;

    public string Meta => Path.Combine(Home, "meta.yaml");

    public string Stacks => Path.Combine(Home, "stacks");

    public string StackFile(StackName stack, string suffix) => Path.Combine(Stacks, stack.Project, stack.Name + suffix);

    public string Tags(StackName stack) => StackFile(stack, ".pulumi-tags");

    public string Locks(StackName stack) => Path.Combine(Home, "locks", StackName.Organization, stack.Project, stack.Name);

    public string History(StackName stack) => Path.Combine(Home, "history", stack.Project, stack.Name);

    public string Backups(StackName stack) => Path.Combine(Home, "backups", stack.Project, stack.Name);

    /// <summary>Reads the URL of a backend: <c>file://~/x</c> is in the home directory, <c>file://./x</c> in the current one.</summary>
    /// <exception cref="ProblemException">DDR2407, DDR2408: it is no <c>file://</c> URL.</exception>
    public static DiyLayout Parse(string url, IMachine machine)
    {
        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new ProblemException(StateProblems.BackendUnsupported($"The backend '{Redacted(url)}' is not supported by the embedded engine, only file:// is."));
        }

        var path = url[Scheme.Length..];
        var question = path.IndexOf('?', StringComparison.Ordinal);
        path = question < 0 ? path : path[..question];
        path = path == "~" ? machine.HomeDirectory
            : path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(machine.HomeDirectory, path[2..])
            : path;
        if (path.Length == 0)
        {
            throw new ProblemException(StateProblems.Backend("The backend URL 'file://' names no directory.", "Write file:// and a path, such as file://~."));
        }

        return new DiyLayout(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, machine.CurrentDirectory)));
    }

    /// <summary>A URL may hold an account; a message must not.</summary>
    private static string Redacted(string url)
    {
        var at = url.LastIndexOf('@');
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        return at < 0 || scheme < 0 || at < scheme ? url : $"{url[..(scheme + 3)]}***{url[at..]}";
    }
}
