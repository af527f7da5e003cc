using DorisDr.Plugin.Protos;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Values;
using Grpc.Core;
using Xunit;

namespace DorisDr.Scenarios.Tests.Contract;

/// <summary>The calls about one resource, as messages.</summary>
internal sealed class PluginCalls(ResourceProvider.ResourceProviderClient client, string type, string name)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private readonly string _urn = $"urn:pulumi:dev::contract::{type}::{name}";

    private static CallOptions Options => new(deadline: TimeProvider.System.GetUtcNow().UtcDateTime + Deadline);

    public async Task ConfigureAsync(string endpoint)
    {
        const string Provider = "urn:pulumi:dev::contract::pulumi:providers:dorisdr::default";
        var news = ValueCodec.Encode(PropertyMap.Of(("endpoints", PropertyValue.Of(endpoint)), ("connectTimeout", PropertyValue.Of("3s"))));
        var answer = await client.CheckConfigAsync(new CheckRequest { Urn = Provider, Olds = new(), News = news }, Options);
        Assert.Empty(answer.Failures);
        var configured = await client.ConfigureAsync(new ConfigureRequest { Args = answer.Inputs, AcceptSecrets = true, Urn = Provider }, Options);
        Assert.True(configured is { AcceptSecrets: true, SupportsPreview: true });
    }

    /// <summary>The checked inputs; failures are thrown as an engine prints them.</summary>
    public async Task<PropertyMap> CheckAsync(PropertyMap olds, PropertyMap news)
    {
        var request = new CheckRequest { Urn = _urn, Name = name, Type = type, Olds = ValueCodec.Encode(olds), News = ValueCodec.Encode(news) };
        var answer = await client.CheckAsync(request, Options);
        return answer.Failures.Count == 0
            ? ValueCodec.Decode(answer.Inputs)
            : throw new RpcException(new Grpc.Core.Status(StatusCode.InvalidArgument, string.Join('\n', answer.Failures.Select(f => $"{f.Property}: {f.Reason}"))));
    }

    public async Task<DiffResponse> DiffAsync(RecordedObject recorded, PropertyMap news) => await client.DiffAsync(
        new DiffRequest
        {
            Id = recorded.Id,
            Urn = _urn,
            Name = name,
            Type = type,
            Olds = ValueCodec.Encode(recorded.Outputs),
            OldInputs = ValueCodec.Encode(recorded.Inputs),
            News = ValueCodec.Encode(news),
        },
        Options);

    public async Task<RecordedObject> CreateAsync(PropertyMap inputs, bool preview)
    {
        var answer = await client.CreateAsync(
            new CreateRequest { Urn = _urn, Name = name, Type = type, Properties = ValueCodec.Encode(inputs), Preview = preview }, Options);
        Assert.Equal(preview, answer.Id.Length == 0);
        return new RecordedObject(answer.Id, inputs, ValueCodec.Decode(answer.Properties));
    }

    public async Task<RecordedObject> UpdateAsync(RecordedObject recorded, PropertyMap news, bool preview)
    {
        var answer = await client.UpdateAsync(
            new UpdateRequest
            {
                Id = recorded.Id,
                Urn = _urn,
                Name = name,
                Type = type,
                Olds = ValueCodec.Encode(recorded.Outputs),
                OldInputs = ValueCodec.Encode(recorded.Inputs),
                News = ValueCodec.Encode(news),
                Preview = preview,
            },
            Options);
        return recorded with { Inputs = news, Outputs = ValueCodec.Decode(answer.Properties) };
    }

    /// <summary>What is there; null when it is gone.</summary>
    public async Task<RecordedObject?> ReadAsync(string id, RecordedObject? recorded)
    {
        var request = new ReadRequest { Id = id, Urn = _urn, Name = name, Type = type };
        if (recorded is not null)
        {
            request.Properties = ValueCodec.Encode(recorded.Outputs);
            request.Inputs = ValueCodec.Encode(recorded.Inputs);
        }

        var answer = await client.ReadAsync(request, Options);
        return answer.Id.Length == 0 ? null : new RecordedObject(answer.Id, ValueCodec.Decode(answer.Inputs), ValueCodec.Decode(answer.Properties));
    }

    public async Task DeleteAsync(RecordedObject recorded) => await client.DeleteAsync(
        new DeleteRequest
        {
            Id = recorded.Id,
            Urn = _urn,
            Name = name,
            Type = type,
            Properties = ValueCodec.Encode(recorded.Outputs),
            OldInputs = ValueCodec.Encode(recorded.Inputs),
        },
        Options);
}
