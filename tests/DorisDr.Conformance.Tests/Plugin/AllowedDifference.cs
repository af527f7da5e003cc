using DorisDr.Plugin.Protos;
using DorisDr.Plugin.Wire;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace DorisDr.Conformance.Tests.Plugin;

/// <summary>A way in which our answer may differ from the recorded one.</summary>
/// <param name="Name">For people.</param>
/// <param name="Reason">Why it is right.</param>
/// <param name="Explains">True when it explains the difference between the recorded answer and ours.</param>
internal sealed record AllowedDifference(string Name, string Reason, Func<WireLine, Answer, Answer, bool> Explains)
{
    public static IReadOnlyList<AllowedDifference> All { get; } =
    [
        new(
            "flags",
            "DorisDr takes no resource references and no output values: no input of it is one, and they exist for components only.",
            static (call, recorded, ours) => (recorded.Content, ours.Content) switch
            {
                (ProviderHandshakeResponse theirs, ProviderHandshakeResponse mine) => Equal(
                    theirs, mine, static m => m.AcceptResources = m.AcceptOutputs = false),
                (ConfigureResponse theirs, ConfigureResponse mine) => Equal(theirs, mine, static m => m.AcceptResources = m.AcceptOutputs = false),
                _ => false,
            }),
        new(
            "old provider",
            "The recorded provider imitates one from before secrets, which takes and sends plain values; ours marks them.",
            static (call, recorded, ours) => call.Place.StartsWith("24-old-provider/", StringComparison.Ordinal)
                && (recorded.Content is ConfigureResponse || Plain(recorded.Content!).Equals(Plain(ours.Content!)))),
        new(
            "version of the plugin",
            "The recorded provider says four parts on purpose.",
            static (call, recorded, ours) => (recorded.Content, ours.Content) is (PluginInfo { Version: "1.2.3.4" }, PluginInfo { Version: "0.1.0" })),
        new(
            "version in the configuration",
            "It is the engine's key, which our seam never sees; another version of the plugin is no change of the configuration.",
            static (call, recorded, ours) => (recorded.Content, ours.Content) is (
                DiffResponse { Diffs: ["version"] }, DiffResponse { Changes: DiffResponse.Types.DiffChanges.DiffNone })),
        new(
            "gone",
            "Without properties the engine takes it for gone, whatever the id.",
            static (call, recorded, ours) => (recorded.Content, ours.Content) is (
                ReadResponse { Properties: null }, ReadResponse { Properties: null, Inputs: null, Id: "" })),
        new(
            "components",
            "DorisDr has no components.",
            static (call, recorded, ours) => call.Method is "Construct" or "Call" && ours.Code == StatusCode.Unimplemented),
        new(
            "always a verdict",
            "The recorded type Plain leaves the comparison to the engine; our seam always says what changes.",
            static (call, recorded, ours) => recorded.Content is DiffResponse { Changes: DiffResponse.Types.DiffChanges.DiffUnknown }
                && ours.Content is DiffResponse { Changes: not DiffResponse.Types.DiffChanges.DiffUnknown }),
    ];

    private static IMessage Plain(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (!field.IsRepeated && field.FieldType == FieldType.Message && field.Accessor.GetValue(message) is Struct values)
            {
                field.Accessor.SetValue(message, ValueCodec.Encode(ValueCodec.Decode(values).Plain()));
            }
        }

        return message;
    }

    private static bool Equal<T>(T theirs, T mine, Action<T> forget)
        where T : IDeepCloneable<T>
    {
        var (a, b) = (theirs.Clone(), mine.Clone());
        forget(a);
        forget(b);
        return a.Equals(b);
    }
}
