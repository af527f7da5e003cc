using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Composition;

/// <summary>
/// Gives a name where the program gives none: the recorded one, else what the stack's autonaming setting proposes, else the logical name as it
/// stands. No random part, so that a stack that lost its state finds its objects again.
/// </summary>
internal static class AutoNaming
{
    /// <summary>Completes the inputs.</summary>
    public static PropertyMap Apply(RecordDescriptor inputs, CheckRequest request, ICollection<Problem> problems)
    {
        var result = request.News;
        foreach (var property in inputs.Properties.Where(p => p.AutoName && request.News.Find(p.Name) is null))
        {
            if (request.Olds.Find(property.Name) is { } old)
            {
                result = result.With(property.Name, old);
            }
            else if (request.Autonaming is { Mode: AutonamingMode.Disable })
            {
                problems.Add(ModelProblems.NameRequired(PropertyPath.Of(property.Name)));
            }
            else
            {
                var proposed = request.Autonaming is { ProposedName.Length: > 0 } setting ? setting.ProposedName : request.Resource.Name;
                result = result.With(property.Name, PropertyValue.Of(proposed));
            }
        }

        return result;
    }
}
