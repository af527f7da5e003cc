using System.Globalization;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DorisDr.Plugin.Service;

/// <summary>Functions and listings.</summary>
internal sealed partial class ProviderService
{
    /// <inheritdoc/>
    public override Task<Protos.InvokeResponse> Invoke(Protos.InvokeRequest request, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var result = await provider.InvokeAsync(new InvokeRequest(request.Tok, ValueCodec.Decode(request.Args), request.Preview), cancellationToken);
            var response = new Protos.InvokeResponse { Return = result.Problems.Count == 0 ? ValueCodec.Encode(result.Outputs) : null };
            response.Failures.Add(result.Problems.Select(CheckMapping.Failure));
            return result.Outputs.FirstOrDefault(o => o.Value.ContainsUnknowns).Key is { } unknown
                ? throw new ProblemException(PluginProblems.UnknownInAnswer(unknown))
                : response;
        });

    /// <summary>
    /// A page of what exists. The token of the next page is the number of objects before it: listings are read fresh, so an object that goes or
    /// comes in between moves the border, which a reader of live objects has to expect anyway.
    /// </summary>
    public override Task List(Protos.ListRequest request, IServerStreamWriter<Protos.ListResponse> responseStream, ServerCallContext context) =>
        RunAsync(context, async cancellationToken =>
        {
            var query = ValueCodec.Decode(request.Query);
            if (query.ContainsUnknowns)
            {
                await responseStream.WriteAsync(new Protos.ListResponse { Computed = new() }, cancellationToken);
                return new Empty();
            }

            var before = PageStart(request.ContinuationToken);
            var limit = request.Limit > 0 ? request.Limit : long.MaxValue;
            var page = Math.Min(limit, request.PageSize > 0 ? request.PageSize : long.MaxValue);
            var seen = 0L;
            await foreach (var item in provider.ListAsync(new ListRequest(request.Token, query), cancellationToken).WithCancellation(cancellationToken))
            {
                if (seen - before >= page)
                {
                    if (page < limit)
                    {
                        var token = (before + page).ToString(CultureInfo.InvariantCulture);
                        await responseStream.WriteAsync(new Protos.ListResponse { Continuation = new() { ContinuationToken = token } }, cancellationToken);
                    }

                    break;
                }

                if (seen++ >= before)
                {
                    await responseStream.WriteAsync(new Protos.ListResponse { Result = new() { Id = item.Id, Name = item.Name } }, cancellationToken);
                }
            }

            return new Empty();
        });

    private static long PageStart(string token) =>
        token.Length == 0 ? 0
        : long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before
        : throw new MalformedMessageException($"\"{token}\" is no continuation token of this provider.");
}
