using DorisDr.Engine.Events;
using DorisDr.Engine.State;

namespace DorisDr.Engine.Drift;

/// <summary>Resources as reports name them.</summary>
internal static class Subjects
{
    public static DriftSubject Of(ResourceState resource) => new(resource.Type, resource.Name, resource.Id, resource.Urn);

    public static DriftSubject Of(StepDescription step) => Of((step.New ?? step.Old)!) with { Id = (step.Old ?? step.New)!.Id };
}
