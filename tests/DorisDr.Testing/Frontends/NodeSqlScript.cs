using System.Text.RegularExpressions;

namespace DorisDr.Testing.Frontends;

/// <summary>The statements about nodes and their configuration, as each generation answers them.</summary>
internal sealed partial class NodeSqlScript(ClusterScript cluster)
{
    private static readonly string[] FrontendColumns =
        ["Name", "Host", "HttpPort", "QueryPort", "Role", "IsMaster", "ClusterId", "Alive", "Version", "CurrentConnected"];

    internal ScriptedReply? Answer(string sql)
    {
        if (sql == "SHOW FRONTENDS")
        {
            return ScriptedReply.Table(FrontendColumns, [.. cluster.Frontends.Select((node, i) => new[]
            {
                node.Name, node.Host, $"{cluster.FrontendHttpPort}", "9030", "FOLLOWER", i == 0 ? "true" : "false", cluster.ClusterId,
                node.IsAlive ? "true" : "false", cluster.Version, i == cluster.Connected ? "Yes" : "No",
            })]);
        }

        if (sql == "SHOW BACKENDS")
        {
            return ScriptedReply.Table(
                ["BackendId", "Host", "HttpPort", "Alive", "SystemDecommissioned"],
                [.. cluster.Backends.Select(node => new[] { node.Name, node.Host, $"{cluster.BackendHttpPort}", node.IsAlive ? "true" : "false", "false" })]);
        }

        return ShowPattern().Match(sql) is { Success: true } show ? Show(show)
            : SetPattern().Match(sql) is { Success: true } set ? Set(set)
            : null;
    }

    private ScriptedReply Show(Match match)
    {
        var like = new Regex($"^{Regex.Escape(match.Groups["like"].Value).Replace("%", ".*", StringComparison.Ordinal)}$", RegexOptions.None, TimeSpan.FromSeconds(1));
        if (match.Groups["kind"].Value == "FRONTEND")
        {
            var node = cluster.Frontends[cluster.IsOld ? cluster.Connected : 0];
            return ScriptedReply.Table(
                ["Key", "Value", "Type", "IsMutable", "MasterOnly", "Comment"],
                [.. node.Running.Where(entry => like.IsMatch(entry.Key)).OrderBy(entry => entry.Key, StringComparer.Ordinal)
                    .Select(entry => new[] { entry.Key, entry.Value, "long", "true", "true", "" })]);
        }

        var one = match.Groups["from"].Value;
        var asked = cluster.Backends.Where(node => node.IsAlive && one is "" || node.Name == one).ToArray();
        if (cluster.SilentBackend is { } silent && asked.FirstOrDefault(node => node.Name == silent) is { } broken)
        {
            return ScriptedReply.Error($"Can't get backend config, backendId: {broken.Name}, host: {broken.Host}. error: connect timed out");
        }

        return ScriptedReply.Table(
            ["BackendId", "Host", "Key", "Value", "Type", "IsMutable"],
            [.. asked.SelectMany(node => node.Running.Where(entry => like.IsMatch(entry.Key)).Select(entry => new[] { node.Name, node.Host, entry.Key, entry.Value, "int32_t", "true" }))]);
    }

    private ScriptedReply Set(Match match)
    {
        var (key, value) = (match.Groups["key"].Value, match.Groups["value"].Value);
        if (!cluster.Frontends[0].Running.ContainsKey(key))
        {
            return ScriptedReply.Error($"Config '{key}' does not exist");
        }

        // Up to 3.1 the ALL is dropped for keys of the master.
        foreach (var node in match.Groups["all"].Success && !cluster.IsOld ? cluster.Frontends.Where(node => node.IsAlive) : cluster.Frontends.Take(1))
        {
            node.Set(key, value);
        }

        return ScriptedReply.Ok;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex("^(ADMIN )?SHOW (?<kind>FRONTEND|BACKEND) CONFIG LIKE [\"'](?<like>[^\"']*)[\"']( FROM (?<from>\\d+))?$", Options, 1000)]
    private static partial Regex ShowPattern();

    [GeneratedRegex("^ADMIN SET (FRONTEND|(?<all>ALL FRONTENDS)) CONFIG \\(\"(?<key>[^\"]+)\" = \"(?<value>[^\"]*)\"\\)$", Options, 1000)]
    private static partial Regex SetPattern();
}
