using System.Collections.Concurrent;
using System.Globalization;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>Answers as recorded, by method and URN, and notes every request that differs from the recorded one.</summary>
internal sealed class RecordedProvider : IProvider
{
    /// <summary>The end of a difference that says that the real engine did not make a call.</summary>
    public const string NotCalled = ": was not called";

    private readonly ConcurrentDictionary<(string, string), ConcurrentQueue<RecordedCall>> _waiting;
    private readonly ConcurrentQueue<string> _differences = new();

    public RecordedProvider(IEnumerable<RecordedCall> calls) => _waiting = new(calls
        .GroupBy(static c => (c.Method, c.Urn))
        .Select(static g => KeyValuePair.Create((g.Key.Method, g.Key.Urn), new ConcurrentQueue<RecordedCall>(g))));

    public ProviderSchema Schema => RecSchema.Schema;

    public IEnumerable<string> Differences => _differences;

    /// <summary>Recorded calls that were not made, as <c>Method name</c>.</summary>
    public IEnumerable<string> Missing => _waiting.SelectMany(static w => w.Value.Select(static c => $"{c.Method} {c.Urn}"));

    public Task<CheckResult> CheckConfigAsync(CheckRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(CheckOf("CheckConfig", request));

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken) => Task.FromResult(CheckOf("Check", request));

    public Task<DiffResult> DiffConfigAsync(DiffRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(DiffOf("DiffConfig", request));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken) => Task.FromResult(DiffOf("Diff", request));

    // How often it is configured depends on how many processes there are, not on what is done.
    public Task ConfigureAsync(PropertyMap configuration, CancellationToken cancellationToken)
    {
        var recorded = _waiting.Where(static w => w.Key.Item1 == "Configure").SelectMany(static w => w.Value).ToList();
        if (!recorded.Exists(c => WireJson.Map(c.Request["args"]).Equals(configuration)))
        {
            _differences.Enqueue($"Configure: nobody configures with {configuration}");
        }

        return recorded.Find(static c => c.Error is not null && !c.Error.Contains("connection is closing", StringComparison.Ordinal)) is { } failed
            ? throw Failure(failed.Error!)
            : Task.CompletedTask;
    }

    public Task<CreateResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var answer = Answer("Create", request.Resource, request.Preview, ("properties", request.Inputs));
        return Task.FromResult(new CreateResult((string?)answer["id"] ?? "", WireJson.Map(answer["properties"]), []));
    }

    public Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var answer = Answer("Read", request.Resource, false, ("properties", request.Outputs), ("inputs", request.Inputs));
        return Task.FromResult((string?)answer["id"] is { Length: > 0 } id && answer["properties"] is not null
            ? new ReadResult(id, WireJson.Map(answer["inputs"]), WireJson.Map(answer["properties"]), [])
            : null);
    }

    public Task<UpdateResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var answer = Answer(
            "Update", request.Resource, request.Preview, ("olds", request.OldOutputs), ("oldInputs", request.OldInputs), ("news", request.News));
        return Task.FromResult(new UpdateResult(WireJson.Map(answer["properties"]), []));
    }

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        Answer("Delete", request.Resource, false, ("properties", request.OldOutputs), ("oldInputs", request.OldInputs));
        return Task.CompletedTask;
    }

    public Task<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken)
    {
        var answer = Answer("Invoke", new ResourceIdentity(request.Token, "", ""), request.Preview, ("args", request.Arguments));
        return Task.FromResult(new InvokeResult(WireJson.Map(answer["return"]), Problems(answer)));
    }

    public async IAsyncEnumerable<ListedResource> ListAsync(
        ListRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task CancelAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private CheckResult CheckOf(string method, CheckRequest request)
    {
        var answer = Answer(method, request.Resource, false, ("olds", request.Olds), ("news", request.News));
        return new CheckResult(WireJson.Map(answer["inputs"]), Problems(answer));
    }

    private DiffResult DiffOf(string method, DiffRequest request)
    {
        var answer = Answer(
            method, request.Resource, false, ("olds", request.OldOutputs), ("oldInputs", request.OldInputs), ("news", request.News));
        if ((string?)answer["changes"] is null or "DIFF_UNKNOWN")
        {
            throw new NotSupportedException("DIFF_UNKNOWN");
        }

        var replaces = (answer["replaces"] as JArray)?.Select(r => (string)r!).ToHashSet(StringComparer.Ordinal) ?? [];
        var detailed = answer["detailedDiff"] as JObject ?? new JObject((answer["diffs"] as JArray ?? []).Select(d => new JProperty((string)d!, new JObject())));
        return new DiffResult([.. detailed.Properties().Select(p => Change(p, replaces))], (bool?)answer["deleteBeforeReplace"] ?? false);
    }

    private static PropertyChange Change(JProperty change, HashSet<string> replaces)
    {
        var kind = (string?)change.Value["kind"] ?? "ADD";
        Assert(PropertyPath.TryParse(change.Name, out var path));
        return new PropertyChange(
            path!,
            kind.StartsWith("ADD", StringComparison.Ordinal) ? ChangeKind.Add : kind.StartsWith("DELETE", StringComparison.Ordinal) ? ChangeKind.Delete : ChangeKind.Update,
            kind.EndsWith("_REPLACE", StringComparison.Ordinal) || replaces.Contains(path!.First),
            (bool?)change.Value["inputDiff"] ?? false);
    }

    private static void Assert(bool condition) => Xunit.Assert.True(condition);

    private static IReadOnlyList<Problem> Problems(JObject answer) =>
    [
        .. (answer["failures"] as JArray ?? []).Select(f => new Problem(
            "DDR9000",
            (string?)f["reason"] ?? "",
            "",
            PropertyPath.TryParse((string?)f["property"] ?? "", out var path) && !path.Segments.IsEmpty ? path : null)),
    ];

    private JObject Answer(string method, ResourceIdentity resource, bool preview, params (string Field, PropertyMap? Value)[] sent)
    {
        if (!_waiting.TryGetValue((method, resource.Urn), out var queue) || !queue.TryDequeue(out var recorded))
        {
            _differences.Enqueue($"{method} {resource.Urn}{NotCalled}");
            throw Failure("not recorded");
        }

        foreach (var (field, value) in sent)
        {
            var expected = WireJson.Map(recorded.Request[field]);
            if (!expected.Equals(value ?? PropertyMap.Empty))
            {
                _differences.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{method} {resource.Urn} {field}: {value} instead of {expected}"));
            }
        }

        if (preview != ((bool?)recorded.Request["preview"] ?? false))
        {
            _differences.Enqueue($"{method} {resource.Urn}: preview {preview}");
        }

        return recorded.Error is { } error ? throw Failure(error) : recorded.Response ?? [];
    }

    private static ProblemException Failure(string message) => new(new Problem("DDR9000", message, ""));
}
