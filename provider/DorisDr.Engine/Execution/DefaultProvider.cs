using DorisDr.Engine.Events;
using DorisDr.Engine.Planning;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Execution;

/// <summary>
/// The provider resource <c>default</c>: checked, compared and configured once, when the first resource or function needs it
/// (pkg/resource/deploy/default_providers.go, providers/registry.go).
/// </summary>
/// <param name="run">The run.</param>
/// <param name="steps">Does its step.</param>
/// <param name="package">Package name.</param>
/// <param name="configuration">The configuration of the package's namespace; all values are texts.</param>
internal sealed class DefaultProvider(RunContext run, StepRunner steps, string package, PropertyMap configuration)
{
    private readonly Lock _gate = new();
    private Task<ProviderHandle>? _handle;

    public string Urn { get; } = State.Urn.Of(run.Stack, run.Project, $"pulumi:providers:{package}", "default");

    /// <summary>True when anything needed it.</summary>
    public bool IsUsed => _handle is not null;

    /// <summary>The provider, configured.</summary>
    /// <exception cref="ProblemException">It cannot be used; the messages were raised.</exception>
    public Task<ProviderHandle> GetAsync()
    {
        lock (_gate)
        {
            return _handle ??= RegisterAsync();
        }
    }

    private async Task<ProviderHandle> RegisterAsync()
    {
        var old = run.Journal.Resources.FirstOrDefault(r => r.Urn == Urn);
        var provider = run.Providers.Unconfigured;
        var identity = new ResourceIdentity(Urn, $"pulumi:providers:{package}", "default");
        PropertyMap inputs;
        StepOp op;
        try
        {
            inputs = await CheckAsync(provider, identity, old).ConfigureAwait(false);
            op = await CompareAsync(provider, identity, old, inputs).ConfigureAwait(false);
        }
        catch (Exception failure) when (!run.Control.Terminate.IsCancellationRequested)
        {
            foreach (var message in (failure as PlanRefusedException)?.Messages ?? [failure.Message])
            {
                run.Events.Error(Urn, message);
            }

            throw new ReportedException(failure);
        }

        var wanted = new ResourceState
        {
            Urn = Urn,
            Type = identity.Type,
            Custom = true,
            Id = old?.Id ?? "",
            Inputs = inputs,
            Outputs = inputs,
            Created = old?.Created,
            Modified = old?.Modified,
            Extra = old?.Extra ?? [],
        };
        var outcome = await steps.RunAsync(new Step(op, old, wanted)).ConfigureAwait(false);
        if (!outcome.Succeeded)
        {
            throw new ReportedException(new InvalidOperationException(outcome.Reason));
        }

        var reference = $"{Urn}::{outcome.State!.Id}";
        return new ProviderHandle(
            reference, inputs, await run.Providers.ConfigureAsync(reference, inputs, run.Control.Terminate).ConfigureAwait(false));
    }

    // Secrets go to CheckConfig and DiffConfig in clear, and come back marked by name (plugin/provider_plugin.go).
    private async Task<PropertyMap> CheckAsync(IProvider provider, ResourceIdentity identity, ResourceState? old)
    {
        var olds = ProviderInputs.Of(old?.Inputs ?? PropertyMap.Empty).Plain();
        var result = await provider.CheckConfigAsync(new CheckRequest(identity, olds, configuration.Plain()), run.Control.Terminate)
            .WaitAsync(run.Control.Terminate)
            .ConfigureAwait(false);
        return SecretMarks.Apply(ProviderInputs.Of(Checks.Accept(result, identity, configuration)), configuration, []);
    }

    private async Task<StepOp> CompareAsync(IProvider provider, ResourceIdentity identity, ResourceState? old, PropertyMap inputs)
    {
        if (old is null)
        {
            return StepOp.Create;
        }

        var request = new DiffRequest(
            identity, "", ProviderInputs.Of(old.Inputs).Plain(), ProviderInputs.Of(old.Outputs).Plain(), inputs.Plain(), []);
        var diff = await provider.DiffConfigAsync(request, run.Control.Terminate).WaitAsync(run.Control.Terminate).ConfigureAwait(false);
        if (diff.Replaces)
        {
            var names = string.Join(", ", diff.Changes.Where(static c => c.Replaces).Select(static c => c.Path.ToString()).Order(StringComparer.Ordinal));
            throw new PlanRefusedException(
            [
                RunProblems.OtherProvider.Saying(
                    $"The configuration of the provider now means something else ({names}): all resources would be made there before they are deleted here, which is not supported here.",
                    "Use another stack, or run this program with pulumi.").ToString(),
            ]);
        }

        return diff.Changes.Count > 0 ? StepOp.Update : StepOp.Same;
    }
}
