using DorisDr.ResourceModel.Records;
using DorisDr.ResourceModel.Values;

namespace DorisDr.ResourceModel.Contract;

/// <summary>Inputs of the right shapes, some of which may be unknown in a preview.</summary>
/// <param name="Inputs">The inputs; what is unknown has its default.</param>
/// <param name="Values">The same as property values.</param>
public sealed record CheckedInputs<TInputs>(TInputs Inputs, PropertyMap Values)
    where TInputs : class, IPropertyRecord<TInputs>
{
    /// <summary>True when a property, by the names that lead to it, is not (even in part) unknown. What is absent is known to be absent.</summary>
    public bool Knows(params ReadOnlySpan<string> names)
    {
        var map = Values;
        for (var i = 0; i < names.Length; i++)
        {
            if (!map.TryGetValue(names[i], out var value))
            {
                return true;
            }

            if (i == names.Length - 1)
            {
                return !value.ContainsUnknowns;
            }

            if (value.Unwrapped is not PropertyValue.MapValue inner)
            {
                return value.Unwrapped is not PropertyValue.UnknownValue;
            }

            map = inner.Entries;
        }

        return true;
    }
}
