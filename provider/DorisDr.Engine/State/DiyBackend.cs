using System.Collections.Immutable;
using System.Text;
using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.Engine.State.Diy;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State;

/// <summary>
/// A <c>file://</c> backend in Pulumi's layout (pkg/backend/diy/backend.go), so that the Pulumi CLI can take over every stack in it and hand it back.
/// </summary>
public sealed class DiyBackend
{
    private const int LayoutVersion = 1;
    private readonly DiyLayout _layout;
    private readonly SafeFiles _files;
    private readonly BackendOptions _options;
    private readonly DiySwitches _switches;
    private readonly StackLocks _locks;
    private readonly StackHistory _history;

    private DiyBackend(DiyLayout layout, IFiles files, BackendOptions options)
    {
        _layout = layout;
        _options = options;
        _files = new SafeFiles(files, options.Chance);
        _switches = DiySwitches.Of(options.Machine);
        _locks = new StackLocks(layout, _files, options);
        _history = new StackHistory(layout, _files, _switches, options.Time);
    }

    /// <summary>The URL with the full path, as Pulumi's workspace files name the backend.</summary>
    public string Url => _layout.Url;

    /// <summary>Opens a backend; its directory must exist. The first opening writes <c>.pulumi/meta.yaml</c>.</summary>
    /// <param name="url"><c>file://</c> and a path; <c>~</c> is the home directory, a relative path starts from the current directory.</param>
    /// <param name="options">What it works with.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="ProblemException">DDR2407: no such directory. DDR2408: not a <c>file://</c> URL, or a layout that is not supported.</exception>
    public static Task<DiyBackend> OpenAsync(string url, BackendOptions options, CancellationToken cancellation) =>
        OpenAsync(url, options, new DiskFiles(options.Time), cancellation);

    internal static async Task<DiyBackend> OpenAsync(string url, BackendOptions options, IFiles files, CancellationToken cancellation)
    {
        var layout = DiyLayout.Parse(url, options.Machine);
        if (!files.FolderExists(layout.Root))
        {
            throw new ProblemException(StateProblems.Backend(
                $"unable to open state directory \"{url}\": stat {layout.Root}: no such file or directory", "Create the directory."));
        }

        var backend = new DiyBackend(layout, files, options);
        await backend.OpenLayoutAsync(cancellation);
        return backend;
    }

    /// <summary>The stacks of one project, or of all, in order of project and name.</summary>
    public async Task<ImmutableArray<StackSummary>> ListAsync(string? project, CancellationToken cancellation)
    {
        var stacks = ImmutableArray.CreateBuilder<StackSummary>();
        foreach (var folder in _files.Plain.Folders(_layout.Stacks))
        {
            var owner = Path.GetFileName(folder);
            if (project is null || owner == project)
            {
                foreach (var name in _files.Plain.Files(folder).Select(StackOf).OfType<string>().Distinct(StringComparer.Ordinal))
                {
                    stacks.Add(await SummaryAsync(new StackName(owner, name), cancellation));
                }
            }
        }

        return stacks.ToImmutable();
    }

    /// <summary>True when the stack exists.</summary>
    public bool Exists(StackName stack) => FileOf(stack).Exists;

    /// <summary>
    /// Creates a stack without resources, as <c>stack init</c> does: first a file without a deployment, then one that names the secrets manager, so that the
    /// first <c>.bak</c> is the empty one.
    /// </summary>
    /// <exception cref="ProblemException">DDR2403: it exists. DDR2405: somebody else holds its lock.</exception>
    public async Task CreateAsync(StackName stack, ISecretsManager secrets, CancellationToken cancellation)
    {
        await using var held = await _locks.TakeAsync(stack, cancellation);
        var file = FileOf(stack);
        if (file.Exists)
        {
            throw new ProblemException(StateProblems.StackExists(stack.FullName));
        }

        await file.WriteAsync(CheckpointCodec.WriteEmpty(stack.FullName), cancellation);
        using var store = new DiyStackStore(stack, file, _locks, _history, _options, secrets, new BlindSecrets());
        await store.SaveAsync(new Deployment(), cancellation);
    }

    /// <summary>Removes a stack: its file becomes the <c>.bak</c>, its history and tags are deleted; backups stay.</summary>
    /// <exception cref="ProblemException">DDR2401: there is none. DDR2405: locked. DDR2406: it has resources and <paramref name="force"/> is not set.</exception>
    public async Task RemoveAsync(StackName stack, bool force, CancellationToken cancellation)
    {
        await using var held = await _locks.TakeAsync(stack, cancellation);
        var envelope = await ReadAsync(stack, cancellation);
        if (!force && ResourcesOf(envelope).Any(r => (string?)(r["type"] as JValue) != Urn.StackType))
        {
            throw new ProblemException(StateProblems.StackHasResources(stack.Name));
        }

        await FileOf(stack).RetireAllAsync(cancellation);
        _history.Delete(stack);
        _files.Delete(_layout.Tags(stack));
    }

    /// <summary>Opens the state of a stack.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="configured">The manager that its settings name, with which secrets are written; null to go on with the one that the state names.</param>
    /// <param name="opener">Opens the manager that the state names, where it is another.</param>
    public IStackStore Open(StackName stack, ISecretsManager? configured, ISecretsOpener opener) =>
        new DiyStackStore(stack, FileOf(stack), _locks, _history, _options, configured, opener);

    /// <summary>Which secrets provider the state of a stack names; null for none.</summary>
    /// <exception cref="ProblemException">DDR2401: there is no such stack. DDR2410: its file is damaged.</exception>
    public async Task<SecretsProviderState?> SecretsOfAsync(StackName stack, CancellationToken cancellation) =>
        (await ReadAsync(stack, cancellation)).Secrets;

    /// <summary>Deletes all locks of a stack; gives their number.</summary>
    /// <exception cref="ProblemException">DDR2401: there is no such stack.</exception>
    public int Cancel(StackName stack) =>
        Exists(stack) ? _locks.Cancel(stack) : throw new ProblemException(StateProblems.NoSuchStack(stack.Name));

    /// <summary>The history of a stack, newest first.</summary>
    public Task<ImmutableArray<HistoryRecord>> HistoryAsync(StackName stack, CancellationToken cancellation) => _history.ReadAsync(stack, cancellation);

    /// <summary>Moves a stack's state in and out of the backend.</summary>
    public StackTransfer Transfer(StackName stack) => new(stack, FileOf(stack), _locks, _options);

    private async Task OpenLayoutAsync(CancellationToken cancellation)
    {
        if (await _files.Plain.ReadAsync(_layout.Meta, cancellation) is { } meta)
        {
            var version = MetaVersion(Encoding.UTF8.GetString(meta));
            if (version != LayoutVersion)
            {
                throw new ProblemException(StateProblems.BackendUnsupported(version == 0
                    ? "The backend has the old layout without projects."
                    : $"state store unsupported: 'meta.yaml' version ({version}) is not supported by this version of the Pulumi CLI"));
            }

            return;
        }

        if (_files.Plain.Files(_layout.Stacks).Any(f => StackOf(f) is not null))
        {
            throw new ProblemException(StateProblems.BackendUnsupported("The backend has the old layout without projects."));
        }

        try
        {
            await _files.ReplaceAsync(_layout.Meta, Encoding.UTF8.GetBytes($"version: {LayoutVersion}\n"), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(StateProblems.FileTrouble(_layout.Meta, e.Message), e);
        }
    }

    private static int MetaVersion(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("version:", StringComparison.Ordinal))
            {
                return int.TryParse(line["version:".Length..], out var version) ? version : -1;
            }
        }

        return 0;
    }

    private async Task<StackSummary> SummaryAsync(StackName stack, CancellationToken cancellation)
    {
        try
        {
            var envelope = await ReadAsync(stack, cancellation);
            var manifest = envelope.Deployment?["manifest"] as JObject ?? [];
            return new(stack, ResourceReader.Time(manifest, "time"), envelope.Deployment is null ? null : ResourcesOf(envelope).Count());
        }
        catch (Exception e) when (e is ProblemException or FormatException)
        {
            return new(stack, null, null);
        }
    }

    private async Task<CheckpointEnvelope> ReadAsync(StackName stack, CancellationToken cancellation) =>
        CheckpointEnvelope.ReadCheckpoint(
            await FileOf(stack).ReadAsync(cancellation) ?? throw new ProblemException(StateProblems.NoSuchStack(stack.Name)));

    private static IEnumerable<JObject> ResourcesOf(CheckpointEnvelope envelope) =>
        envelope.Deployment?["resources"] is JArray resources ? resources.OfType<JObject>() : [];

    private static string? StackOf(string file)
    {
        var name = Path.GetFileName(file);
        return DiyLayout.StackSuffixes.Where(s => name.EndsWith(s, StringComparison.Ordinal)).Select(s => name[..^s.Length]).FirstOrDefault();
    }

    private StackFile FileOf(StackName stack) => new(stack, _layout, _files, _switches, _options.Time);
}
