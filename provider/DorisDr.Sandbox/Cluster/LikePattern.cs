using System.Text;
using System.Text.RegularExpressions;

namespace DorisDr.Sandbox.Cluster;

/// <summary>LIKE: % is any text, _ any character, a backslash takes the next character as it is.</summary>
internal static class LikePattern
{
    public static bool Matches(string pattern, string text, bool ignoreCase = false)
    {
        var regex = new StringBuilder("\\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            regex.Append(pattern[i] switch
            {
                '%' => ".*",
                '_' => ".",
                '\\' when i + 1 < pattern.Length => Regex.Escape(pattern[++i].ToString()),
                var c => Regex.Escape(c.ToString()),
            });
        }

        var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | (ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
        return Regex.IsMatch(text, regex.Append("\\z").ToString(), options, TimeSpan.FromSeconds(1));
    }
}
