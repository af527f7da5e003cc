using System.Collections.Immutable;
using DorisDr.Engine.Events;
using DorisDr.Engine.Operations;
using DorisDr.Engine.Planning;
using DorisDr.Engine.Programs;
using DorisDr.Engine.Programs.Checking;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;

namespace DorisDr.Engine.Execution;

/// <summary>Takes existing objects into the state; the program is not run (pkg/resource/deploy/import.go).</summary>
internal sealed class ImportRun(RunContext run, SchemaIndex schema, DefaultProvider provider, StepRunner steps)
{
    private readonly RootStack _root = new(run);

    /// <summary>Why the first import that failed did; null when none did.</summary>
    public string? FirstFailure { get; private set; }

    /// <summary>Everything that is wrong with the requests, before any call.</summary>
    public static ImmutableArray<Problem> Validate(ImmutableArray<ImportRequest> requests, SchemaIndex schema) =>
    [
        .. requests.Where(r => r.Type.Split(':').Length != 3).Select(static r => RunProblems.ImportType.Of(r.Type)),
        .. requests.Where(r => r.Type.Split(':').Length == 3 && !schema.ResourceTokens.Contains(r.Type, StringComparer.Ordinal))
            .Select(r => ProgramProblems.NoSuchType.Of(r.Type) with { Remedy = Nearest.Remedy(r.Type, schema.ResourceTokens) }),
        .. requests.GroupBy(static r => (r.Type, r.Name)).Where(static g => g.Count() > 1).Select(static g => RunProblems.ImportNameTwice.Of(
            g.Key.Name, g.Key.Type)),
    ];

    public async Task RunAsync()
    {
        await _root.BeginAsync().ConfigureAwait(false);
        foreach (var resource in run.Journal.Resources.Where(r => r.Custom && !r.IsProvider))
        {
            var same = new Step(StepOp.Same, resource, resource);
            run.Events.Started(same);
            run.Events.Finished(same);
        }

        var imports = new List<Task>();
        foreach (var request in run.Options.Imports)
        {
            imports.Add(ImportAsync(request));
            if (run.Control.Parallel == 1)
            {
                await imports[^1].ConfigureAwait(false);
            }
        }

        await Task.WhenAll(imports).ConfigureAwait(false);
    }

    public void Finish() => _root.Finish();

    private async Task ImportAsync(ImportRequest request)
    {
        var urn = Urn.Of(run.Stack, run.Project, request.Type, request.Name);
        try
        {
            if (run.Journal.Resources.FirstOrDefault(r => r.Urn == urn) is { } known)
            {
                Refuse(known, request.Id);
            }
            else if (!run.Control.Cancel.IsCancellationRequested)
            {
                await ImportAsync(urn, request).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            if (failure is not ReportedException)
            {
                run.Events.Error(urn, failure.Message);
            }

            run.Control.Refuse();
        }
    }

    private void Refuse(ResourceState known, string id)
    {
        if (known.Id != id)
        {
            var problem = RunProblems.ImportKnown.Of(known.Urn, known.Id);
            FirstFailure ??= problem.ToString();
            run.Events.Error(known.Urn, problem.ToString());
            run.Control.Refuse();
        }
    }

    private async Task ImportAsync(string urn, ImportRequest request)
    {
        var (reference, caller) = await ProviderAsync().ConfigureAwait(false);
        var wanted = new ResourceState
        {
            Urn = urn,
            Type = request.Type,
            Custom = true,
            Id = request.Id,
            Parent = run.RootUrn,
            Provider = reference,
            Protect = run.Options.ProtectImports,
        };
        var resource = schema.FindResource(request.Type)!;
        var outcome = await steps.RunAsync(new Step(StepOp.Import, null, wanted)
        {
            SecretNames = [.. resource.SecretOutputs, .. resource.Inputs.All.Where(static p => p.Value.Secret).Select(static p => p.Key)],
        }).ConfigureAwait(false);
        if (!outcome.Succeeded)
        {
            FirstFailure ??= outcome.Reason;
            return;
        }

        await CheckAsync(caller, outcome.State!).ConfigureAwait(false);
    }

    // What the provider would refuse in a program is said, and imported all the same.
    private async Task CheckAsync(IProvider caller, ResourceState state)
    {
        var identity = ProviderCalls.IdentityOf(state);
        var result = await caller.CheckAsync(new CheckRequest(identity, state.Inputs, state.Inputs), run.Control.Terminate)
            .WaitAsync(run.Control.Terminate)
            .ConfigureAwait(false);
        foreach (var message in Checks.Messages(result, identity, state.Inputs))
        {
            run.Events.Warning(state.Urn, message);
        }
    }

    private async Task<(string Reference, IProvider Provider)> ProviderAsync()
    {
        if (run.Journal.Resources.FirstOrDefault(r => r.Urn == provider.Urn) is { } recorded && !provider.IsUsed)
        {
            var reference = $"{recorded.Urn}::{recorded.Id}";
            return (reference, await run.ProviderOfAsync(reference).ConfigureAwait(false));
        }

        var handle = await provider.GetAsync().ConfigureAwait(false);
        return (handle.Reference, handle.Provider);
    }
}
