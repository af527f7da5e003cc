using DorisDr.Engine.Secrets;
using DorisDr.Engine.State.Checkpoints;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Diy;

/// <summary>One stack of a <c>file://</c> backend.</summary>
/// <param name="name">The stack.</param>
/// <param name="file">Its file.</param>
/// <param name="locks">Locks of the backend.</param>
/// <param name="history">History of the backend.</param>
/// <param name="options">Clock, version, packages.</param>
/// <param name="configured">The manager that its settings name, with which secrets are written; null to go on with the one that the state names.</param>
/// <param name="opener">Opens the manager that the state names.</param>
internal sealed class DiyStackStore(
    StackName name,
    StackFile file,
    StackLocks locks,
    StackHistory history,
    BackendOptions options,
    ISecretsManager? configured,
    ISecretsOpener opener) : IStackStore, IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly CheckpointCodec _codec = new(options.Packages);
    private CheckpointEnvelope _envelope = CheckpointEnvelope.Empty(name.FullName);
    private ISecretsManager? _stateManager;

    public StackName Name => name;

    public async Task<StackLock> LockAsync(CancellationToken cancellation)
    {
        var held = await locks.TakeAsync(name, cancellation);
        file.DeleteLeftovers();
        return held;
    }

    public async Task<LoadedStack> LoadAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var text = await file.ReadAsync(cancellation) ?? throw new ProblemException(StateProblems.NoSuchStack(name.Name));
            var envelope = CheckpointEnvelope.ReadCheckpoint(text);
            if (_codec.Unsupported(envelope) is { IsEmpty: false } problems)
            {
                throw new ProblemException(problems);
            }

            var provider = envelope.Secrets;
            _stateManager = provider is null ? configured
                : provider == configured?.Provider ? configured
                : await opener.OpenAsync(provider, cancellation);
            var deployment = _codec.Read(envelope, _stateManager);
            if ((IntegrityCheck.OfManifest(envelope.Deployment) ?? IntegrityCheck.Of(deployment)) is { } breach)
            {
                throw new ProblemException(StateProblems.Integrity(breach));
            }

            _envelope = envelope with { Stack = name.FullName };
            return new LoadedStack(deployment, provider);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task SaveAsync(Deployment deployment, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var breach = IntegrityCheck.Of(deployment);
            var metadata = deployment.Metadata;
            if (breach is not null)
            {
                metadata = (JObject)metadata.DeepClone();
                metadata["integrity_error"] = new JObject { ["version"] = options.WriterVersion, ["command"] = "dorisdr", ["error"] = breach };
            }

            var stamped = deployment with { Time = options.Time.GetUtcNow(), WriterVersion = options.WriterVersion, Metadata = metadata };
            await file.WriteAsync(_codec.WriteCheckpoint(_envelope, stamped, configured ?? _stateManager), cancellation);
            if (breach is not null)
            {
                throw new ProblemException(StateProblems.IntegrityAtSave(breach));
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task FinishAsync(HistoryRecord record, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            await history.AddAsync(name, file, record, cancellation);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();
}
