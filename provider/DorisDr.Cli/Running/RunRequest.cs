using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;

namespace DorisDr.Cli.Running;

/// <summary>What a person asked one of the run commands for.</summary>
internal sealed record RunRequest(OperationKind Operation)
{
    public string? Stack { get; init; }

    public string Folder { get; init; } = ".";

    public bool Sandbox { get; init; }

    public bool PreviewOnly { get; init; }

    public bool SkipPreview { get; init; }

    public bool Yes { get; init; }

    public bool NonInteractive { get; init; }

    public bool Json { get; init; }

    public bool Diff { get; init; }

    public bool ShowSames { get; init; }

    public bool SuppressOutputs { get; init; }

    public bool ExpectNoChanges { get; init; }

    public bool Refresh { get; init; }

    public bool ContinueOnError { get; init; }

    public bool TargetDependents { get; init; }

    public ImmutableArray<string> Targets { get; init; } = [];

    public ImmutableArray<string> Config { get; init; } = [];

    public int? Parallel { get; init; }

    public string Message { get; init; } = "";

    public string? Color { get; init; }

    public ImmutableArray<ImportRequest> Imports { get; init; } = [];

    public bool Protect { get; init; } = true;

    /// <summary>The word for it in messages.</summary>
    public string Word => Operation switch { OperationKind.Update => "update", OperationKind.Refresh => "refresh", OperationKind.Destroy => "destroy", _ => "import" };

    /// <summary>The options for the engine.</summary>
    public OperationOptions Options(bool preview) => new()
    {
        Preview = preview,
        Refresh = Refresh,
        Targets = Targets,
        TargetDependents = TargetDependents,
        Parallel = Parallel,
        ContinueOnError = ContinueOnError,
        Message = Message,
        Imports = Imports,
        ProtectImports = Protect,
    };
}
