using System.CommandLine;
using DorisDr.Cli.Running;
using DorisDr.Engine.Events;

namespace DorisDr.Cli.Commands;

/// <summary>The options that all run commands have.</summary>
internal sealed class RunOptions
{
    private readonly StackOptions _stack = new();
    private readonly Option<bool> _json = new("--json", "-j") { Description = "JSON on stdout, everything else on stderr." };
    private readonly Option<bool> _diff = new("--diff") { Description = "Show properties in full." };
    private readonly Option<bool> _sames = new("--show-sames") { Description = "Show unchanged resources too." };
    private readonly Option<bool> _suppressOutputs = new("--suppress-outputs") { Description = "Show no stack outputs." };
    private readonly Option<bool> _expect = new("--expect-no-changes") { Description = "Exit with 7 when there are changes." };
    private readonly Option<string[]> _targets = new("--target", "-t") { Description = "URN or glob to limit the run to; may be repeated." };
    private readonly Option<bool> _dependents = new("--target-dependents") { Description = "Widen --target by what depends on it." };
    private readonly Option<int?> _parallel = new("--parallel", "-p") { Description = "How many steps run at once; four per processor by default." };
    private readonly Option<bool> _continue = new("--continue-on-error") { Description = "Go on with other resources after a failure." };
    private readonly Option<string> _message = new("--message", "-m") { Description = "A message for the history.", DefaultValueFactory = _ => "" };
    private readonly Option<string[]> _config = new("--config", "-c") { Description = "KEY=VALUE to set and save; may be repeated." };
    private readonly Option<bool> _nonInteractive = new("--non-interactive") { Description = "Never ask." };
    private readonly Option<string?> _color = new("--color") { Description = "always, never, auto or raw." };

    /// <summary><c>--refresh</c>, where it exists.</summary>
    public static Option<bool> RefreshOption() => new("--refresh", "-r") { Description = "Read reality into the state first." };

    /// <summary>Adds them.</summary>
    public Command AddTo(Command command)
    {
        _stack.AddTo(command);
        Option[] all =
        [
            _json, _diff, _sames, _suppressOutputs, _expect, _targets, _dependents, _parallel, _continue, _message, _config, _nonInteractive, _color,
        ];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }

        return command;
    }

    /// <summary>Reads them.</summary>
    public RunRequest Read(OperationKind operation, ParseResult parsed) => new(operation)
    {
        Stack = _stack.Stack(parsed),
        Folder = _stack.Folder(parsed),
        Sandbox = _stack.IsSandbox(parsed),
        Json = parsed.GetValue(_json),
        Diff = parsed.GetValue(_diff),
        ShowSames = parsed.GetValue(_sames),
        SuppressOutputs = parsed.GetValue(_suppressOutputs),
        ExpectNoChanges = parsed.GetValue(_expect),
        Targets = [.. parsed.GetValue(_targets) ?? []],
        TargetDependents = parsed.GetValue(_dependents),
        Parallel = parsed.GetValue(_parallel),
        ContinueOnError = parsed.GetValue(_continue),
        Message = parsed.GetRequiredValue(_message),
        Config = [.. parsed.GetValue(_config) ?? []],
        NonInteractive = parsed.GetValue(_nonInteractive),
        Color = parsed.GetValue(_color),
    };
}

/// <summary>Which stack is meant.</summary>
internal sealed class StackOptions
{
    private readonly Option<string?> _stack = new("--stack", "-s") { Description = "The stack; PULUMI_STACK or the selected one by default." };
    private readonly Option<string> _folder = new("--cwd", "-C") { Description = "Folder of the project.", DefaultValueFactory = _ => "." };
    private readonly Option<bool> _sandbox = new("--sandbox") { Description = "Run on the local sandbox, with a stack and a backend of its own." };

    /// <summary>Adds them.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(_stack);
        command.Options.Add(_folder);
        command.Options.Add(_sandbox);
        return command;
    }

    /// <summary>The named stack.</summary>
    public string? Stack(ParseResult parsed) => parsed.GetValue(_stack);

    /// <summary>The project's folder.</summary>
    public string Folder(ParseResult parsed) => parsed.GetRequiredValue(_folder);

    /// <summary>True for the sandbox.</summary>
    public bool IsSandbox(ParseResult parsed) => parsed.GetValue(_sandbox);
}

/// <summary>The options about asking.</summary>
internal sealed class ConfirmOptions
{
    private readonly Option<bool> _yes = new("--yes", "-y") { Description = "Go on after the preview without asking." };
    private readonly Option<bool> _skip = new("--skip-preview", "-f") { Description = "No preview." };

    /// <summary><c>--preview-only</c>, where it exists.</summary>
    public static Option<bool> PreviewOnly() => new("--preview-only") { Description = "Only show; take no lock and write nothing." };

    /// <summary>Adds them.</summary>
    public Command AddTo(Command command)
    {
        command.Options.Add(_yes);
        command.Options.Add(_skip);
        return command;
    }

    /// <summary>Reads them.</summary>
    public RunRequest Read(RunRequest request, ParseResult parsed) =>
        request with { Yes = parsed.GetValue(_yes), SkipPreview = parsed.GetValue(_skip) };
}
