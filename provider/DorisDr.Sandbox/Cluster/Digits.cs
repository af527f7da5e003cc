using System.Globalization;

namespace DorisDr.Sandbox.Cluster;

/// <summary>Whole numbers as text, the same on every machine.</summary>
internal static class Digits
{
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);
}
