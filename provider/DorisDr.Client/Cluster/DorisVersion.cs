using System.Buffers;
using System.Globalization;

namespace DorisDr.Client.Cluster;

/// <summary>Version of a Doris build, read once and compared by its numbers.</summary>
/// <param name="Major">First number.</param>
/// <param name="Minor">Second number.</param>
/// <param name="Patch">Third number.</param>
/// <param name="HotFix">Fourth number, 0 where there is none.</param>
/// <param name="Text">As Doris prints it.</param>
/// <param name="IsSourceBuild">Built from source without a release number; the numbers stand for the generation that it behaves like.</param>
/// <param name="IsCloudMode">Compute and storage are decoupled.</param>
public sealed record DorisVersion(int Major, int Minor, int Patch, int HotFix, string Text, bool IsSourceBuild, bool IsCloudMode)
    : IComparable<DorisVersion>
{
    // Up to the generation of 3.0 a build without release candidate prints two dashes, later ones print one (gen_build_version.sh).
    private static readonly (int Major, int Minor) OldSourceBuild = (3, 0);
    private static readonly (int Major, int Minor) NewSourceBuild = (int.MaxValue, 0);

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.");

    private const string CloudSuffix = "(Cloud Mode)";

    /// <summary>Reads <c>@@version_comment</c> or the column Version of SHOW FRONTENDS, for example
    /// <c>doris version doris-4.0.2-rc01-43f06a5e26</c> or <c>doris-2.1.8.1-...</c>; null where there is no version in it.</summary>
    public static DorisVersion? TryParse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var isCloud = text.Contains(CloudSuffix, StringComparison.OrdinalIgnoreCase);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var dash = word.IndexOf('-', StringComparison.Ordinal);
            var isNamed = dash > 0 && word[..dash].All(char.IsAsciiLetter);
            if (TryReadNumbers(isNamed ? word[(dash + 1)..] : word) is { } numbers)
            {
                return Make(numbers, word, isCloud);
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public int CompareTo(DorisVersion? other) =>
        other is null ? 1 : (Major, Minor, Patch, HotFix).CompareTo((other.Major, other.Minor, other.Patch, other.HotFix));

    /// <summary>As Doris prints it.</summary>
    public override string ToString() => Text;

    private static DorisVersion Make(int[] numbers, string word, bool isCloud)
    {
        if (numbers[0] == 0)
        {
            var (major, minor) = word.Contains("--", StringComparison.Ordinal) ? OldSourceBuild : NewSourceBuild;
            return new DorisVersion(major, minor, 0, 0, word, IsSourceBuild: true, isCloud);
        }

        return new DorisVersion(
            numbers[0], numbers[1], numbers[2], numbers.Length > 3 ? numbers[3] : 0, word, IsSourceBuild: false, isCloud);
    }

    private static int[]? TryReadNumbers(string text)
    {
        var end = text.AsSpan().IndexOfAnyExcept(Numeric);
        var parts = (end < 0 ? text : text[..end]).Split('.');
        if (parts.Length is < 3 or > 4)
        {
            return null;
        }

        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers;
    }
}
