using DorisDr.Plugin.Wire;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DorisDr.Plugin.Service;

/// <summary>The life of a resource.</summary>
internal sealed partial class ProviderService
{
    /// <inheritdoc/>
    public override Task<Protos.CheckResponse> Check(Protos.CheckRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var result = await provider.CheckAsync(CheckMapping.Decode(request), cancellationToken);
            return CheckMapping.Encode(result.Inputs, result.Problems);
        });

    /// <inheritdoc/>
    public override Task<Protos.DiffResponse> Diff(Protos.DiffRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken => DiffMapping.Encode(await provider.DiffAsync(OperationMapping.Decode(request), cancellationToken)));

    /// <inheritdoc/>
    public override Task<Protos.CreateResponse> Create(Protos.CreateRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var result = await provider.CreateAsync(OperationMapping.Decode(request), cancellationToken);
            var outputs = Outputs.Of(result.Outputs, result.Unfinished, request.Preview);
            outputs.ThrowIfUnfinished(result.Id, inputs: null, cancellationToken.IsCancellationRequested);

            // In a preview an id would reach the program as the real one.
            return new Protos.CreateResponse { Id = request.Preview ? "" : result.Id, Properties = ValueCodec.Encode(outputs.Values) };
        });

    /// <inheritdoc/>
    public override Task<Protos.ReadResponse> Read(Protos.ReadRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            if (await provider.ReadAsync(OperationMapping.Decode(request), cancellationToken) is not { } result)
            {
                // An answer without id and properties is what "gone" looks like; a status would be an error.
                return new Protos.ReadResponse();
            }

            var outputs = Outputs.Of(result.Outputs, result.Unfinished, preview: false);
            outputs.ThrowIfUnfinished(result.Id, result.Inputs, cancellationToken.IsCancellationRequested);
            return new Protos.ReadResponse
            {
                Id = result.Id,
                Properties = ValueCodec.Encode(outputs.Values),
                Inputs = ValueCodec.Encode(result.Inputs),
            };
        });

    /// <inheritdoc/>
    public override Task<Protos.UpdateResponse> Update(Protos.UpdateRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var result = await provider.UpdateAsync(OperationMapping.Decode(request), cancellationToken);
            var outputs = Outputs.Of(result.Outputs, result.Unfinished, request.Preview);
            outputs.ThrowIfUnfinished(request.Id, inputs: null, cancellationToken.IsCancellationRequested);
            return new Protos.UpdateResponse { Properties = ValueCodec.Encode(outputs.Values) };
        });

    /// <inheritdoc/>
    public override Task<Empty> Delete(Protos.DeleteRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            await provider.DeleteAsync(OperationMapping.Decode(request), cancellationToken);
            return new Empty();
        });
}
