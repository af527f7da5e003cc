using System.Collections.Immutable;

namespace DorisDr.Resources.Binlogs;

/// <summary>The tables that a policy covers. Names are compared with case, as Doris does unless lower_case_table_names says otherwise.</summary>
internal sealed class TablePattern(ImmutableArray<string> patterns)
{
    internal bool IsWholeDatabase => patterns.IsEmpty;

    /// <summary>Names without wildcard: each of them has to exist.</summary>
    internal IEnumerable<string> Names => patterns.Where(pattern => !IsPattern(pattern));

    internal bool Takes(string table) => IsWholeDatabase || patterns.Any(pattern => Matches(pattern, table));

    internal static bool IsPattern(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0;

    // Goes back to the last star only, so that no pattern takes more than length times length steps.
    private static bool Matches(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }
}
