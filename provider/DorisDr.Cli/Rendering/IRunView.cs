using DorisDr.Cli.Rendering.Diff;
using DorisDr.Cli.Rendering.Json;
using DorisDr.Cli.Rendering.Rows;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Engine.Events;

namespace DorisDr.Cli.Rendering;

/// <summary>Shows one run, from its start to its end.</summary>
internal interface IRunView : IEventSink, IDisposable;

/// <summary>How a run is shown.</summary>
internal sealed record ViewOptions
{
    /// <summary>JSON on stdout and nothing else there.</summary>
    public bool Json { get; init; }

    /// <summary>Properties in full instead of rows.</summary>
    public bool Diff { get; init; }

    /// <summary>Unchanged resources too.</summary>
    public bool ShowSames { get; init; }

    /// <summary>No stack outputs.</summary>
    public bool SuppressOutputs { get; init; }

    /// <summary>How tones become colours.</summary>
    public ColorMode Colors { get; init; }

    /// <summary>A person watches on a terminal that can redraw.</summary>
    public bool Interactive { get; init; }
}

/// <summary>Chooses the view.</summary>
internal static class RunViews
{
    /// <summary>The view for the options.</summary>
    public static IRunView Create(ViewOptions options, TextWriter output, TextWriter errors, TimeProvider time)
    {
        if (options.Json)
        {
            return new JsonView(output, time);
        }

        var palette = new Palette(options.Colors);
        return options.Diff ? new DiffView(options, output, errors, palette)
            : options.Interactive ? new LiveView(options, output, palette, time)
            : new RowView(options, output, palette, time);
    }
}
