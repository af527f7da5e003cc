using System.Runtime.CompilerServices;
using DorisDr.ResourceModel.Checking;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Diffing;
using DorisDr.ResourceModel.Documentation;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Schema;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Composition;

/// <summary>The provider that a definition makes: dispatches by token, binds configuration, keeps deadlines and cancellation.</summary>
/// <param name="definition">What it is made of.</param>
/// <param name="environment">Reads an environment variable; null when it is not set.</param>
/// <param name="log">Where messages for the user go.</param>
/// <param name="time">The clock.</param>
public sealed class ResourceProvider<TConfig, TServices>(
    ProviderDefinition<TConfig, TServices> definition, Func<string, string?> environment, IEngineLog log, TimeProvider time) : IProvider, IAsyncDisposable
    where TConfig : class, IPropertyRecord<TConfig>
    where TServices : class
{
    /// <summary>Keys that engines add to provider configuration and want back.</summary>
    private static readonly string[] EngineKeys = ["version"];

    private readonly Dictionary<string, ResourceType<TServices>> _resources = definition.Resources.ToDictionary(r => r.Token, StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionType<TServices>> _functions = definition.Functions.ToDictionary(f => f.Token, StringComparer.Ordinal);
    private readonly Lazy<ProviderSchema> _schema = new(() => new ProviderSchema(
        definition.Package.Name,
        definition.Package.Version,
        SchemaWriter.Write(
            definition.Package,
            TConfig.Descriptor,
            definition.Resources.Select(r => new SchemaWriter.Resource(r.Token, r.Inputs, r.State, r.Lists)),
            definition.Functions.Select(f => new SchemaWriter.Function(f.Token, f.Arguments, f.Result)))));

    private readonly OperationLog _log = new(log);
    private readonly Lock _gate = new();
    private TServices? _services;
    private CancellationTokenSource _cancelled = new();

    /// <inheritdoc/>
    public ProviderSchema Schema => _schema.Value;

    /// <summary>The reference: a page per resource and function.</summary>
    public IEnumerable<DocumentationPage> Documentation =>
    [
        .. definition.Resources.Select(r => ReferencePages.Resource(r.Token, r.Inputs, r.State, r.Problems)),
        .. definition.Functions.Select(f => ReferencePages.Function(f.Token, f.Arguments, f.Result, f.Problems)),
    ];

    /// <summary>What the last Configure opened, for who works beside the resources.</summary>
    /// <exception cref="ProblemException">There was no Configure yet.</exception>
    public TServices Services
    {
        get
        {
            lock (_gate)
            {
                return _services ?? throw new ProblemException(ModelProblems.NotConfigured());
            }
        }
    }

    /// <inheritdoc/>
    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var typed = CheckConfig(request.News, problems);

        // What is recorded is what the user wrote: neither defaults nor the environment, where a password could hide.
        return Task.FromResult(new CheckResult(DeclaredSecrets.Of(request.News, typed), problems));
    }

    /// <inheritdoc/>
    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        var ignored = new List<Problem>();
        var olds = Checker(ignored).Check(request.OldInputs, TConfig.Descriptor);
        var news = Checker(ignored).Check(request.News, TConfig.Descriptor);
        var changes = RecordDiff.Compare(TConfig.Descriptor, request with { OldInputs = olds, OldOutputs = olds, News = news });

        // Another cluster behind the same name is found by its ClusterId, resource by resource; so nothing in here replaces.
        return Task.FromResult(new DiffResult([.. changes.Select(c => c with { Replaces = false })], false));
    }

    /// <inheritdoc/>
    public async Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var typed = CheckConfig(WithEnvironment(configuration), problems);
        if (problems.Count > 0)
        {
            throw new ProblemException(problems);
        }

        var services = definition.Open(TConfig.Descriptor.Read(typed), _log);
        TServices? former;
        lock (_gate)
        {
            (former, _services) = (_services, services);
            _cancelled = new CancellationTokenSource();
        }

        if (former is not null)
        {
            await definition.CloseAsync(former);
        }
    }

    /// <inheritdoc/>
    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(Find(request.Resource).Check(Services, request));

    /// <inheritdoc/>
    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Resource, "diff", null, true, (type, services, context, token) => type.DiffAsync(services, request, context, token), cancellationToken);

    /// <inheritdoc/>
    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Resource,
        "create",
        request.Timeout,
        request.Preview,
        (type, services, context, token) => type.CreateAsync(services, request, context, token),
        cancellationToken);

    /// <inheritdoc/>
    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Resource, "read", request.Timeout, true, (type, services, context, token) => type.ReadAsync(services, request, context, token), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListedResource> ListAsync(ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Cancelled());
        await foreach (var item in Find(new ResourceIdentity("", request.Type, "")).ListAsync(Services, request, stop.Token))
        {
            yield return item;
        }
    }

    /// <inheritdoc/>
    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Resource,
        "update",
        request.Timeout,
        request.Preview,
        (type, services, context, token) => type.UpdateAsync(services, request, context, token),
        cancellationToken);

    /// <inheritdoc/>
    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => RunAsync(
        request.Resource,
        "delete",
        request.Timeout,
        false,
        async (type, services, context, token) =>
        {
            await type.DeleteAsync(services, request, context, token);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        if (!_functions.TryGetValue(request.Token, out var function))
        {
            throw new ProblemException(ModelProblems.UnknownFunction(request.Token, _functions.Keys));
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Cancelled());
        return await function.InvokeAsync(Services, request, stop.Token);
    }

    /// <inheritdoc/>
    public async Task CancelAsync(CancellationToken cancellationToken)
    {
        CancellationTokenSource cancelled;
        lock (_gate)
        {
            cancelled = _cancelled;
            if (_services is not null)
            {
                definition.Forget(_services);
            }
        }

        await cancelled.CancelAsync();
    }

    /// <summary>Closes what Configure opened.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_services is not null)
        {
            await definition.CloseAsync(_services);
        }
    }

    private async Task<T> RunAsync<T>(
        ResourceIdentity resource,
        string operation,
        TimeSpan? timeout,
        bool preview,
        Func<ResourceType<TServices>, TServices, OperationContext, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken)
    {
        var type = Find(resource);
        var services = Services;
        var allowed = timeout is { } asked && asked > TimeSpan.Zero ? asked : definition.DefaultTimeout;
        using var deadline = new CancellationTokenSource(allowed, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Cancelled(), deadline.Token);
        _log.Begin(resource.Urn);
        try
        {
            return await work(type, services, new OperationContext(resource, preview, _log, time), stop.Token);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProblemException(ModelProblems.DeadlinePassed(resource, operation, allowed), e);
        }
    }

    private ResourceType<TServices> Find(ResourceIdentity resource) =>
        _resources.TryGetValue(resource.Type, out var type)
            ? type
            : throw new ProblemException(ModelProblems.UnknownType(resource.Type, _resources.Keys));


    private CancellationToken Cancelled()
    {
        lock (_gate)
        {
            return _cancelled.Token;
        }
    }

    private PropertyMap WithEnvironment(PropertyMap configuration)
    {
        var result = configuration;
        foreach (var property in TConfig.Descriptor.Properties.Where(p => p.Environment is not null && configuration.Find(p.Name) is null))
        {
            if (environment(property.Environment!) is { Length: > 0 } value)
            {
                result = result.With(property.Name, PropertyValue.Of(value));
            }
        }

        return result;
    }

    private PropertyMap CheckConfig(PropertyMap configuration, List<Problem> problems)
    {
        var typed = Checker(problems).Check(configuration, TConfig.Descriptor);
        var sound = SoundParts.Of(typed, problems);
        problems.AddRange(definition.CheckConfig(new CheckedInputs<TConfig>(TConfig.Descriptor.Read(sound), sound)));
        return typed;
    }

    private static InputChecker Checker(List<Problem> problems) => new(problems) { StructuredText = true, PassThrough = EngineKeys };
}
