using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Plugin.Service;

/// <summary>Outputs that are fit to be answered, and why the object is not as declared.</summary>
internal sealed record Outputs(PropertyMap Values, IReadOnlyList<string> Unfinished)
{
    /// <summary>
    /// Takes unknown values out of an answer that is no preview, and counts them as unfinished: the engine refuses such an answer as a whole and
    /// would forget an object that exists.
    /// </summary>
    public static Outputs Of(PropertyMap values, IReadOnlyList<string> unfinished, bool preview)
    {
        var unknown = preview ? [] : values.Where(v => v.Value.ContainsUnknowns).Select(v => v.Key).ToList();
        return unknown.Count == 0
            ? new(values, unfinished)
            : new(values.Without(unknown.Contains), [.. unfinished, .. unknown.Select(name => PluginProblems.UnknownInAnswer(name).ToString())]);
    }

    /// <summary>Fails with what is known when there is a reason.</summary>
    public void ThrowIfUnfinished(string id, PropertyMap? inputs, bool cancelled)
    {
        if (Unfinished.Count > 0)
        {
            var detail = new Protos.ErrorResourceInitFailed
            {
                Id = id,
                Properties = ValueCodec.Encode(Values),
                Inputs = inputs is null ? null : ValueCodec.Encode(inputs),
            };
            detail.Reasons.Add(Unfinished);
            throw Failures.Unfinished(detail, cancelled);
        }
    }
}
