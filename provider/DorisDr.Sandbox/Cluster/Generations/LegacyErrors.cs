using System.Text.RegularExpressions;
using DorisDr.Sandbox.Statements;

namespace DorisDr.Sandbox.Cluster;

/// <summary>
/// The refusals of a generation whose statements go through two parsers: the old one answers with a code for each case (ErrorCode.java), the new one
/// with 1105, and neither tells a place in the text for names.
/// </summary>
internal static partial class LegacyErrors
{
    private static readonly Type[] NewParser = [typeof(CreateTable), typeof(CreateView), typeof(Select), typeof(Insert), typeof(Update), typeof(Delete), typeof(PurgeRecycleBin)];

    private static readonly (string Text, int Code, string State)[] Codes =
    [
        (@"^Can't create database '.*'; database exists$", 1007, "HY000"),
        (@"^Can't drop database '.*'; database doesn't exist$", 1008, "HY000"),
        (@"^Access denied for user '.*' to database '.*'$", 1044, "42000"),
        ("^No database selected$", 1046, "3D000"),
        (@"^Unknown database '[^']*'$", 1049, "42000"),
        (@"^Table '[^']*' already exists$", 1050, "42S01"),
        (@"^Unknown table '[^']*'$", 1051, "42S02"),
        (@"^Unknown thread id: \d+$", 1094, "HY000"),
        (@"^Incorrect database name '.*'$", 1102, "42000"),
        (@"^Unknown table '[^']*' in \S+$", 1109, "42S02"),
        (@"command denied to user '.*' for table '.*'$", 1142, "42000"),
        (@"^Access denied; you need \(at least one of\)", 1227, "42000"),
        (@"^Unknown system variable '", 1228, "HY000"),
        (@"is not TABLE\. Use '", 1347, "HY000"),
        (@"^Error in list of partitions to ", 1507, "HY000"),
        (@"^Incorrect repository name '", 5063, "42000"),
        (@"^(Failed to create repository|broker does not exist|Repo can not ping with new s3 properties|Repository does not exist)", 5064, "42000"),
    ];

    /// <summary>The error as this generation tells it.</summary>
    public static DorisError Translate(Statement statement, DorisError error)
    {
        if (error.Code != 1105)
        {
            return error;
        }

        var text = Place().Replace(error.Detailed, "");
        text = statement is CreateRepository create ? LegacyRepositories.Reword(create, text) : text;
        if (statement is AlterTableProperties && text.StartsWith("For input string: ", StringComparison.Ordinal))
        {
            return DorisError.Plain(1105, "HY000", "Unexpected exception: " + text);
        }

        var known = NewParser.Contains(statement.GetType()) ? default : Array.Find(Codes, c => Regex.IsMatch(text, c.Text, RegexOptions.Singleline, TimeSpan.FromSeconds(1)));
        return !error.IsDetailed || (known.Text is null && text == error.Detailed) ? error
            : known.Text is null ? DorisError.Detail(text)
            : DorisError.Coded(known.Code, known.State, text);
    }

    [GeneratedRegex(@"\(line \d+, pos \d+\)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
