using System.Collections.Immutable;
using System.Security.Cryptography;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.Resources;

namespace DorisDr.Cli.Composition;

/// <summary>A project, its backend and what both need: the one place where the CLI puts the engine together.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Version text of this program in states and histories.</summary>
    public static readonly string Version = $"dorisdr-{typeof(Workspace).Assembly.GetName().Version!.ToString(3)}";

    private readonly IMachine _machine;
    private readonly TimeProvider _time;
    private readonly RandomNumberGenerator _chance = RandomNumberGenerator.Create();
    private readonly string? _settingsFile;

    private Workspace(Project project, IMachine machine, TimeProvider time, string? settingsFile)
    {
        Project = project;
        _machine = machine;
        _time = time;
        _settingsFile = settingsFile;
        Options = new BackendOptions
        {
            Machine = machine,
            Time = time,
            Chance = _chance,
            Packages = ["dorisdr"],
            WriterVersion = Version,
        };
        Passphrases = new PassphraseSecrets(new PassphraseSource(machine), _chance);
    }

    /// <summary>The project.</summary>
    public Project Project { get; }

    /// <summary>The backend; set by <see cref="OpenAsync"/>.</summary>
    public DiyBackend Backend { get; private set; } = null!;

    /// <summary>What the backend works with.</summary>
    public BackendOptions Options { get; }

    /// <summary>Opens secrets managers.</summary>
    public PassphraseSecrets Passphrases { get; }

    /// <summary>Opens the project of a folder and its backend.</summary>
    /// <param name="folder">Where to look for Pulumi.yaml, upwards.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="time">The clock.</param>
    /// <param name="settingsFile">The stack's settings file; null for the one beside the project.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<Workspace> OpenAsync(string folder, IMachine machine, TimeProvider time, string? settingsFile, CancellationToken cancellation)
    {
        var project = Project.Find(Path.GetFullPath(folder));
        var workspace = new Workspace(project, machine, time, settingsFile);
        var url = machine.Variable("PULUMI_BACKEND_URL") is { Length: > 0 } named ? named : project.BackendUrl;
        workspace.Backend = await DiyBackend.OpenAsync(url.Length > 0 ? url : throw new ProblemException(CliProblems.NoBackend()), workspace.Options, cancellation);
        return workspace;
    }

    /// <summary>The stack that is meant: the named one, else <c>PULUMI_STACK</c>, else the selected one.</summary>
    public async Task<StackName> StackAsync(string? named, CancellationToken cancellation) =>
        StackName.Parse(named ?? await Selected.GetAsync(Backend.Url, cancellation), Project.Name);

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public string? Variable(string name) => _machine.Variable(name);

    /// <summary>What is selected.</summary>
    public SelectedStack Selected => new(Project.Name, Project.File, Options);

    /// <summary>The settings of a stack; empty when there is no file.</summary>
    public Task<StackSettings> SettingsAsync(StackName stack, CancellationToken cancellation) =>
        StackSettings.LoadAsync(_settingsFile ?? StackSettings.PathOf(Project.File, Project.StackConfigFolder, stack.Name), Project.Name, cancellation);

    /// <summary>The manager that a stack's secrets are written with; a salt that had to be made is saved.</summary>
    public async Task<(ISecretsManager Manager, StackSettings Settings)> SecretsAsync(StackName stack, bool fallBackToState, CancellationToken cancellation)
    {
        var settings = await SettingsAsync(stack, cancellation);
        var fromState = Backend.Exists(stack) ? await Backend.SecretsOfAsync(stack, cancellation) : null;
        var (manager, changed) = await StackSecrets.ResolveAsync(settings, fromState, fallBackToState, Passphrases, cancellation);
        if (!ReferenceEquals(changed, settings))
        {
            await changed.SaveAsync(cancellation);
        }

        return (manager, changed);
    }

    /// <summary>The operations on a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="validate">True for preview and up: configuration is checked against its declarations.</param>
    /// <param name="fallBackToState">True for destroy: the state's secrets manager will do.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<(IStackOperations Operations, IStackStore Store)> OperationsAsync(
        StackName stack, bool validate, bool fallBackToState, CancellationToken cancellation)
    {
        var setup = await SetupAsync(stack, validate, fallBackToState, cancellation);
        return (new StackOperations(setup), setup.Store);
    }

    /// <summary>What operations on a stack need; parameters as for <see cref="OperationsAsync"/>.</summary>
    public async Task<StackSetup> SetupAsync(StackName stack, bool validate, bool fallBackToState, CancellationToken cancellation)
    {
        if (!Backend.Exists(stack))
        {
            throw new ProblemException(StateProblems.NoSuchStack(stack.Name));
        }

        var (manager, settings) = await SecretsAsync(stack, fallBackToState, cancellation);
        return new StackSetup
        {
            Project = Project,
            Store = Backend.Open(stack, manager, Passphrases),
            Config = StackConfig.Resolve(stack.Name, Project.Name, Declared(), settings, manager, validate),
            Providers = log => DorisProvider.Create(_machine.Variable, log, _time),
            Time = _time,
            NewId = NewId,
            Environment = HistoryEnvironment.Of(Version, []),
            RecordedConfig = StackConfig.ForHistory(settings),
        };
    }

    /// <summary>Declared configuration in the form that merging takes.</summary>
    public ImmutableArray<DeclaredConfig> Declared() =>
    [
        .. Project.Config.Select(d => new DeclaredConfig(ConfigKey.Parse(d.Key, Project.Name), d.Type, d.ItemType, d.Secret is true, d.Default)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        Passphrases.Dispose();
        _chance.Dispose();
    }

    private string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _chance.GetBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
