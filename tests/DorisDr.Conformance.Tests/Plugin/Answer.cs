using DorisDr.Plugin.Protos;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Status = DorisDr.Plugin.Protos.Status;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>What a call ended with: a message, or a status with a detail. Texts for people are taken out, since ours carry codes.</summary>
/// <param name="Code">The status.</param>
/// <param name="Content">The message, or the detail; null for a plain status.</param>
internal sealed record Answer(StatusCode Code, IMessage? Content)
{
    public static Answer Of(WireLine reply) =>
        reply.Status is { } status ? OfStatus(Status.Parser.ParseFrom(status)) : new(StatusCode.OK, WithoutTexts(reply.Decode()));

    public static async Task<Answer> OfAsync(WireLine call, Task<byte[]> ours)
    {
        try
        {
            return new(StatusCode.OK, WithoutTexts((call with { Json = new(call.Json) { ["event"] = "reply" } }).Type!.Parser.ParseFrom(await ours)));
        }
        catch (RpcException e)
        {
            var details = e.Trailers.GetValueBytes("grpc-status-details-bin");
            var answer = details is null ? new Answer(e.StatusCode, null) : OfStatus(Status.Parser.ParseFrom(details));
            return answer.Code == e.StatusCode ? answer : throw new InvalidOperationException($"The details say {answer.Code}, the status {e.StatusCode}.", e);
        }
    }

    private static Answer OfStatus(Status status) => new((StatusCode)status.Code, status.Details.Count == 0 ? null : WithoutTexts(Detail(status.Details[0])));

    private static IMessage Detail(Any detail) => detail.TypeUrl switch
    {
        "type.googleapis.com/pulumirpc.ErrorResourceInitFailed" => detail.Unpack<ErrorResourceInitFailed>(),
        "type.googleapis.com/pulumirpc.ConfigureErrorMissingKeys" => detail.Unpack<ConfigureErrorMissingKeys>(),
        _ => detail,
    };

    private static IMessage WithoutTexts(IMessage message)
    {
        IEnumerable<CheckFailure> failures = message switch
        {
            CheckResponse check => check.Failures,
            InvokeResponse invoke => invoke.Failures,
            _ => [],
        };
        foreach (var failure in failures)
        {
            failure.Reason = "";
        }

        foreach (var key in (message as ConfigureErrorMissingKeys)?.MissingKeys ?? [])
        {
            key.Description = "";
        }

        return message;
    }
}
