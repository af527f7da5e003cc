using System.Runtime.CompilerServices;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Rec;

/// <summary>
/// The provider <c>rec</c> with which the recordings of Pulumi were made, over our seam: the same types, functions, faults and answers. Its codes
/// are those of real problems of the same kind, so that statuses can be compared.
/// </summary>
/// <param name="store">Its cloud.</param>
/// <param name="faults">What goes wrong.</param>
/// <param name="log">Where its messages go.</param>
/// <param name="time">The clock of slow operations.</param>
public sealed class RecProvider(RecStore store, RecFaults faults, IEngineLog log, TimeProvider time) : IProvider
{
    private static readonly string[] ConfigNames = ["endpoint", "flags", "hosts", "region", "retries", "strict", "token"];

    public ProviderSchema Schema => RecSchema.Schema;

    /// <summary>The configuration that was taken over last.</summary>
    public PropertyMap? Configuration { get; private set; }

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken)
    {
        var endpoint = RecThing.Text(request.News, "endpoint");
        if (endpoint == "error")
        {
            throw new ProblemException(new Problem("DDR1101", "The endpoint is an error.", "", PropertyPath.Of("endpoint")));
        }

        Problem[] problems = endpoint == "bad"
            ?
            [
                new("DDR1101", "cannot be 'bad'", "", PropertyPath.Of("endpoint")),
                new("DDR1101", "is needed with a bad endpoint", "", PropertyPath.Of("region")),
                new("DDR1101", "has several problems", ""),
            ]
            : [];
        var isGiven = request.News.Count > 0 && request.News.Find("region") is null;
        return Task.FromResult(new CheckResult(isGiven ? request.News.With("region", PropertyValue.Of("home")) : request.News, problems));
    }

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) => Task.FromResult(
        new DiffResult(RecDiff.Compare(request.OldInputs, request.OldInputs, request.News, ConfigNames, [], ["region"]), false));

    public Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken)
    {
        Configuration = configuration;
        return RecThing.Text(configuration, "endpoint") switch
        {
            "missing" => throw new ProblemException(
                [new("DDR1002", "The token to log in with.", "", PropertyPath.Of("token")), new("DDR1002", "Where.", "", PropertyPath.Of("region"))]),
            "fail" => throw new ProblemException(new Problem("DDR1113", "Cannot log in to 'fail'.", "")),
            _ => Task.CompletedTask,
        };
    }

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) =>
        faults.Find(request.Resource, "checkError") is { } text
            ? throw new InvalidOperationException(text)
            : Task.FromResult(RecThing.Is(request.Resource) ? RecThing.Check(request) : new CheckResult(request.News, []));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
    {
        faults.Throw(request.Resource, "diff", "DDR1121");
        return Task.FromResult(RecThing.Is(request.Resource)
            ? RecThing.Diff(request)
            : new DiffResult(
                RecDiff.Compare(request.OldOutputs, request.OldInputs, request.News, request.OldInputs.Keys.Union(request.News.Keys, StringComparer.Ordinal), [], []),
                false));
    }

    public async Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        if (!RecThing.Is(request.Resource))
        {
            return new CreateResult($"id-{request.Resource.Name}", request.Inputs, []);
        }

        if (request.Preview)
        {
            return new CreateResult("", RecThing.Outputs(request.Inputs, null, PropertyValue.Unknown), []);
        }

        Talk(request.Resource);
        faults.Throw(request.Resource, "create", "DDR1217");
        var outputs = RecThing.Outputs(request.Inputs, 1, RecThing.Port(1));
        var id = RecThing.IdOf(request.Inputs);
        store.Put(id, outputs.Plain());
        var interrupted = await faults.WaitAsync(request.Resource, "slowCreate", time, cancellationToken);
        return new CreateResult(id, outputs, [.. interrupted, .. faults.Reasons(request.Resource, "createInit")]);
    }

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        faults.Throw(request.Resource, "read", "DDR1111");
        if (request.Resource.Type == "rec:index:Plain")
        {
            throw new ProblemException(new Problem("DDR1123", "Plain cannot be read.", ""));
        }

        if (!RecThing.Is(request.Resource))
        {
            return Task.FromResult(request.IsImport ? null : new ReadResult(request.Id, request.Inputs ?? PropertyMap.Empty, request.Outputs ?? PropertyMap.Empty, []));
        }

        return Task.FromResult(store.Find(request.Id) is { } thing
            ? RecThing.Read(request, thing) with { Unfinished = faults.Reasons(request.Resource, "readInit") }
            : null);
    }

    public async IAsyncEnumerable<ListedResource> ListAsync(ListRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (id, thing) in store.Things)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new ListedResource(id, RecThing.Text(thing, "name"));
        }

        await Task.CompletedTask;
    }

    public async Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        if (!RecThing.Is(request.Resource))
        {
            return new UpdateResult(request.News, []);
        }

        if (request.Preview)
        {
            return new UpdateResult(RecThing.Outputs(request.News, null, RecThing.Port(request.OldOutputs)), []);
        }

        Talk(request.Resource);
        faults.Throw(request.Resource, "update", "DDR1114");
        var serial = RecThing.Serial(request.OldOutputs) + 1;
        var outputs = RecThing.Outputs(request.News, serial, RecThing.Port(serial));
        store.Put(request.Id, outputs.Plain());
        var interrupted = await faults.WaitAsync(request.Resource, "slowUpdate", time, cancellationToken);
        return new UpdateResult(outputs, [.. interrupted, .. faults.Reasons(request.Resource, "updateInit")]);
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        faults.Throw(request.Resource, "delete", "DDR1228");
        store.Remove(request.Id);
        await faults.WaitAsync(request.Resource, "slowDelete", time, cancellationToken);
    }

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken) => Task.FromResult(request.Token switch
    {
        "rec:index:echo" => new InvokeResult(request.Arguments.With("preview", PropertyValue.Of(request.Preview)), []),
        "rec:index:add" => new InvokeResult(
            PropertyMap.Of(("res", PropertyValue.Of(RecThing.Number(request.Arguments, "a") + RecThing.Number(request.Arguments, "b")))), []),
        "rec:index:getThing" => GetThing(RecThing.Text(request.Arguments, "id")),
        _ => throw new ProblemException(ModelProblems.UnknownFunction(request.Token, ["rec:index:echo", "rec:index:add", "rec:index:getThing"])),
    });

    public Task CancelAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private InvokeResult GetThing(string id)
    {
        if (id == "error")
        {
            throw new ProblemException(new Problem("DDR1114", "Not for you.", ""));
        }

        return store.Find(id) is { } thing
            ? new InvokeResult(RecThing.Marked(PropertyMap.Of(thing.Where(p => p.Key is "name" or "size" or "secretNote"))), [])
            : new InvokeResult(PropertyMap.Empty, [new Problem("DDR1229", $"no thing '{id}'", "", PropertyPath.Of("id"))]);
    }

    private void Talk(ResourceIdentity resource)
    {
        if (faults.Find(resource, "log") is { } text)
        {
            log.Log(LogSeverity.Debug, resource.Urn, $"{text} (debug)", ephemeral: false);
            log.Log(LogSeverity.Info, resource.Urn, $"{text} (status)", ephemeral: true);
            log.Log(LogSeverity.Info, resource.Urn, $"{text} (info)", ephemeral: false);
            log.Log(LogSeverity.Warning, resource.Urn, $"{text} (warning)", ephemeral: false);
        }

        if (faults.Find(resource, "noise") is { } noise)
        {
            Console.WriteLine(noise);
        }
    }
}
