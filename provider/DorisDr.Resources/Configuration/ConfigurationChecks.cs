using DorisDr.Client.Sessions;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Problems;

namespace DorisDr.Resources.Configuration;

/// <summary>Rules of the provider configuration, all told at once, each at its key.</summary>
internal static class ConfigurationChecks
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    internal static IEnumerable<Problem> Check(CheckedInputs<ProviderConfig> config)
    {
        foreach (var problem in CheckCluster(config.Inputs.AllClusters()[ClusterNames.Default], PropertyPath.Root, config, []))
        {
            yield return problem;
        }

        foreach (var (name, cluster) in config.Inputs.Clusters)
        {
            var at = PropertyPath.Of("clusters", name);
            if (!ClusterNames.IsValid(name) || name == ClusterNames.Default)
            {
                yield return ResourceProblems.ClusterNameInvalid.At(at, name);
            }

            if (cluster.Endpoints.IsDefaultOrEmpty && config.Knows("clusters", name, "endpoints"))
            {
                yield return ResourceProblems.EndpointsMissing.At(at.Child("endpoints"), name);
            }

            foreach (var problem in CheckCluster(cluster, at, config, ["clusters", name]))
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> CheckCluster(ClusterSettings cluster, PropertyPath at, CheckedInputs<ProviderConfig> config, string[] names)
    {
        for (var i = 0; i < cluster.Endpoints.Length; i++)
        {
            // The text itself may hold a password (user:password@host) and stays out of the message.
            if (!DorisEndpoint.TryParse(cluster.Endpoints[i], out _))
            {
                yield return ResourceProblems.EndpointInvalid.At(at.Child("endpoints").Child(i), i + 1);
            }
        }

        if (cluster.Username.Length == 0 && config.Knows([.. names, "username"]))
        {
            yield return ResourceProblems.UsernameEmpty.At(at.Child("username"));
        }

        if (cluster.Tls is { CaFile: not null, Mode: not (TlsMode.VerifyCa or TlsMode.VerifyFull) } && config.Knows([.. names, "tls"]))
        {
            yield return ResourceProblems.CaFileUnused.At(at.Child("tls").Child("caFile"), cluster.Tls.Mode.ToString());
        }

        if (cluster.Http is { Scheme: HttpScheme.Http }
            && cluster.Tls is { Mode: TlsMode.Required or TlsMode.VerifyCa or TlsMode.VerifyFull }
            && config.Knows([.. names, "http"])
            && config.Knows([.. names, "tls"]))
        {
            yield return ResourceProblems.PlainHttpConfigured.At(at.Child("http").Child("scheme"), cluster.Tls.Mode.ToString());
        }

        if (cluster.Http?.Port is < 1 or > 65535 && config.Knows([.. names, "http", "port"]))
        {
            yield return ResourceProblems.PortOutOfRange.At(at.Child("http").Child("port"), cluster.Http!.Port);
        }

        foreach (var (key, value) in new[] { ("connectTimeout", cluster.ConnectTimeout), ("statementTimeout", cluster.StatementTimeout) })
        {
            if ((value <= TimeSpan.Zero || value > LongestTimeout) && config.Knows([.. names, key]))
            {
                yield return ResourceProblems.TimeoutOutOfRange.At(at.Child(key), key);
            }
        }

        if (cluster.MaxConnections is < 1 or > 64 && config.Knows([.. names, "maxConnections"]))
        {
            yield return ResourceProblems.MaxConnectionsOutOfRange.At(at.Child("maxConnections"), cluster.MaxConnections);
        }
    }
}
