using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Engine.Programs.Evaluation;

/// <summary>A value and the URNs of the resources that it came from.</summary>
internal sealed record Evaluated(PropertyValue Value, ImmutableHashSet<string> From)
{
    public static Evaluated Of(PropertyValue value) => new(value, []);
}

/// <summary>What a program can see of a resource that was registered.</summary>
/// <param name="Urn">Its URN.</param>
/// <param name="Id">Its id; empty when it is not known yet.</param>
/// <param name="Outputs">Its outputs.</param>
internal sealed record RegisteredResource(string Urn, string Id, PropertyMap Outputs);
