namespace DorisDr.ResourceModel.Problems;

/// <summary>Finds the name that somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name with the smallest edit distance; null when none is near enough to be a typing error.</summary>
    public static string? To(string written, IEnumerable<string> known)
    {
        var best = known
            .Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .OrderBy(n => n.Distance)
            .ThenBy(n => n.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name is not null && best.Distance <= Math.Max(2, written.Length / 3) ? best.Name : null;
    }

    /// <summary>The remedy for an unknown name: the nearest one, or the list of all.</summary>
    public static string Remedy(string written, IReadOnlyCollection<string> known) =>
        To(written, known) is { } nearest
            ? $"Did you mean \"{nearest}\"?"
            : $"Known are: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
