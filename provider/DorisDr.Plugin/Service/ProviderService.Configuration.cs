using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Values;
using Grpc.Core;

namespace DorisDr.Plugin.Service;

/// <summary>The calls about the provider's configuration.</summary>
internal sealed partial class ProviderService
{
    /// <inheritdoc/>
    public override Task<Protos.CheckResponse> CheckConfig(Protos.CheckRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var check = CheckMapping.Decode(request);
            var result = await provider.CheckConfigAsync(
                check with { Olds = ConfigurationMapping.WithoutEngineKeys(check.Olds), News = ConfigurationMapping.WithoutEngineKeys(check.News) },
                cancellationToken);
            return CheckMapping.Encode(ConfigurationMapping.WithVersionOf(result.Inputs, check.News), result.Problems);
        });

    /// <inheritdoc/>
    public override Task<Protos.DiffResponse> DiffConfig(Protos.DiffRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var diff = OperationMapping.Decode(request);
            return DiffMapping.Encode(await provider.DiffConfigAsync(
                diff with
                {
                    OldInputs = ConfigurationMapping.WithoutEngineKeys(diff.OldInputs),
                    OldOutputs = ConfigurationMapping.WithoutEngineKeys(diff.OldOutputs),
                    News = ConfigurationMapping.WithoutEngineKeys(diff.News),
                },
                cancellationToken));
        });

    /// <inheritdoc/>
    public override Task<Protos.ConfigureResponse> Configure(Protos.ConfigureRequest request, ServerCallContext context)
    {
        tokens.Renew();
        var configuration = PropertyMap.Empty;
        return RunAsync(
            context,
            async cancellationToken =>
            {
                configuration = ConfigurationMapping.Decode(request);
                await provider.ConfigureAsync(configuration, cancellationToken);

                // Engines without Handshake take these flags; they say the same.
                return new Protos.ConfigureResponse { AcceptSecrets = true, SupportsPreview = true, SupportsAutonamingConfiguration = true };
            },
            (e, cancelled) => Failures.OfConfigure(e, configuration, cancelled));
    }
}
