using DorisDr.Plugin.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DorisDr.Plugin.Service;

/// <summary>The calls about the process and the package. All work before Configure.</summary>
internal sealed partial class ProviderService
{
    /// <summary>How long Cancel waits for the provider to take notice. The engine gives it 5 s.</summary>
    private static readonly TimeSpan CancelDeadline = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public override Task<Protos.ProviderHandshakeResponse> Handshake(Protos.ProviderHandshakeRequest request, ServerCallContext context)
    {
        SwitchEngine(request.EngineAddress);
        return Task.FromResult(new Protos.ProviderHandshakeResponse { AcceptSecrets = true, SupportsAutonamingConfiguration = true });
    }

    /// <inheritdoc/>
    public override Task<Empty> Attach(Protos.PluginAttach request, ServerCallContext context)
    {
        SwitchEngine(request.Address);
        return Task.FromResult(new Empty());
    }

    /// <inheritdoc/>
    public override Task<Protos.PluginInfo> GetPluginInfo(Empty request, ServerCallContext context) =>
        Task.FromResult(new Protos.PluginInfo { Version = provider.Schema.Version });

    /// <inheritdoc/>
    public override Task<Protos.GetSchemaResponse> GetSchema(Protos.GetSchemaRequest request, ServerCallContext context) =>
        request.Version == 0
            ? Task.FromResult(new Protos.GetSchemaResponse { Schema = provider.Schema.ToJson() })
            : throw new RpcException(new Status(StatusCode.InvalidArgument, PluginProblems.SchemaVersion(request.Version).ToString()));

    /// <inheritdoc/>
    public override Task<Protos.GetMappingResponse> GetMapping(Protos.GetMappingRequest request, ServerCallContext context) =>
        Task.FromResult(new Protos.GetMappingResponse());

    /// <inheritdoc/>
    public override Task<Protos.GetMappingsResponse> GetMappings(Protos.GetMappingsRequest request, ServerCallContext context) =>
        Task.FromResult(new Protos.GetMappingsResponse());

    /// <summary>Comes at the end of every run, and at the first interrupt while operations go on: never an error, never a wait for them.</summary>
    public override async Task<Empty> Cancel(Empty request, ServerCallContext context)
    {
        using var deadline = new CancellationTokenSource(CancelDeadline, time);
        try
        {
            tokens.Cancel(forGood: false);
            await provider.CancelAsync(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception e)
        {
            await trace.WriteLineAsync($"{context.Method}: {e.GetType()}");
        }

        return new Empty();
    }

    private void SwitchEngine(string address)
    {
        tokens.Renew();
        if (address.Length > 0)
        {
            engine.Address = address;
        }
    }
}
