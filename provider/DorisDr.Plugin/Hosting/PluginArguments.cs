namespace DorisDr.Plugin.Hosting;

/// <summary>
/// How the engine starts a plugin: <c>[--logtostderr] [-v=N] [--tracing ENDPOINT] ENGINE_ADDRESS</c> (pkg/resource/plugin/plugin.go,
/// buildPluginArguments); without an address when a person starts it to be attached to.
/// </summary>
/// <param name="EngineAddress">Host and port of the engine's own server; null for none.</param>
internal sealed record PluginArguments(string? EngineAddress)
{
    private const string Tracing = "--tracing";

    /// <summary>Reads arguments. What is unknown is passed over: an engine may say more than we need.</summary>
    public static PluginArguments Parse(IReadOnlyList<string> arguments)
    {
        string? address = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] is Tracing or "-tracing")
            {
                i++;
            }
            else if (!arguments[i].StartsWith('-'))
            {
                address = arguments[i];
            }
        }

        return new(Uri.TryCreate($"http://{address}", UriKind.Absolute, out var uri) && uri is { Port: > 0, AbsolutePath: "/" } ? address : null);
    }
}
