using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using DorisDr.Engine.State.Diy;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>
/// The stack that a project works with when a command names none: <c>PULUMI_STACK</c>, else what was selected, which Pulumi keeps per project file and backend
/// below <c>$PULUMI_HOME/workspaces</c> (pkg/workspace/workspace.go, settings.go).
/// </summary>
public sealed class SelectedStack
{
    private const int Indent = 4;
    private readonly IMachine _machine;
    private readonly SafeFiles _files;
    private readonly string _path;

    /// <summary>For one project.</summary>
    /// <param name="project">Project name.</param>
    /// <param name="projectFile">Full path of the project file.</param>
    /// <param name="options">Environment, clock and chance.</param>
    [SuppressMessage("Security", "CA5350", Justification = "Pulumi names the file so; nothing is protected by it")]
    public SelectedStack(string project, string projectFile, BackendOptions options)
    {
        _machine = options.Machine;
        _files = new SafeFiles(new DiskFiles(options.Time), options.Chance);
        var home = _machine.Variable("PULUMI_HOME") is { Length: > 0 } set ? set : Path.Combine(_machine.HomeDirectory, ".pulumi");
        var hash = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(projectFile)));
        _path = Path.Combine(home, "workspaces", $"{project}-{hash}-workspace.json");
    }

    /// <summary>What the user wrote or selected, unparsed.</summary>
    /// <param name="backendUrl"><see cref="DiyBackend.Url"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ProblemException">DDR2404: nothing is selected.</exception>
    public async Task<string> GetAsync(string backendUrl, CancellationToken cancellation) =>
        _machine.Variable("PULUMI_STACK") is { Length: > 0 } named
            ? named
            : await FindAsync(backendUrl, cancellation) ?? throw new ProblemException(StateProblems.NoStackSelected());

    /// <summary>What was selected; null for nothing.</summary>
    public async Task<string?> FindAsync(string backendUrl, CancellationToken cancellation)
    {
        var settings = await ReadAsync(cancellation);
        return (settings["stacks"] is JObject stacks ? (string?)(stacks[backendUrl] as JValue) : null)
            ?? ((string?)(settings["stack"] as JValue) is { Length: > 0 } old ? old : null);
    }

    /// <summary>Selects a stack; null unselects.</summary>
    public async Task SetAsync(string backendUrl, StackName? stack, CancellationToken cancellation)
    {
        var settings = await ReadAsync(cancellation);
        settings.Remove("stack");
        if (settings["stacks"] is not JObject stacks)
        {
            settings["stacks"] = stacks = [];
        }

        stacks.Remove(backendUrl);
        if (stack is not null)
        {
            stacks[backendUrl] = stack.FullName;
        }

        try
        {
            await _files.ReplaceAsync(_path, Encoding.UTF8.GetBytes(GoJson.Indented(settings, Indent)), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(StateProblems.FileTrouble(_path, e.Message), e);
        }
    }

    private async Task<JObject> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await _files.Plain.ReadAsync(_path, cancellation) is { } bytes
                ? GoJson.Parse(Encoding.UTF8.GetString(bytes)) as JObject ?? []
                : [];
        }
        catch (FormatException e)
        {
            throw new ProblemException(StateProblems.FileTrouble(_path, e.Message), e);
        }
    }
}
