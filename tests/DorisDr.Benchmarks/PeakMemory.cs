using System.Globalization;

namespace DorisDr.Benchmarks;

/// <summary>The most memory that a process ever had in RAM (VmHWM of /proc), in MiB.</summary>
internal static class PeakMemory
{
    public static double Of(int process)
    {
        var line = File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
            .Single(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }
}
