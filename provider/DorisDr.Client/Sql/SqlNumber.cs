using System.Globalization;

namespace DorisDr.Client.Sql;

/// <summary>A whole number in a statement.</summary>
/// <param name="Value">The number.</param>
public readonly record struct SqlNumber(long Value)
{
    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
