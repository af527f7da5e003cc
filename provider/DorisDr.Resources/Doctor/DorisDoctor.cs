using System.Runtime.CompilerServices;
using DorisDr.ResourceModel.Composition;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Configuration;

namespace DorisDr.Resources.Doctor;

/// <summary>
/// Looks whether everything that resources need is there: endpoints, a master, versions, privileges, feature flags, the nodes' HTTP ports, repositories
/// and their object stores. It only reads.
/// </summary>
/// <param name="environment">Reads an environment variable.</param>
/// <param name="time">The clock.</param>
public sealed class DorisDoctor(Func<string, string?> environment, TimeProvider time)
{
    /// <summary>Examines every configured cluster, one after the other; results come as they are found.</summary>
    /// <param name="configuration">The provider configuration.</param>
    /// <param name="repositories">Inputs of the repositories that are declared, whose object stores are probed from here.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ProblemException">The configuration is wrong; nothing was asked.</exception>
    public async IAsyncEnumerable<Examination> ExamineAsync(
        PropertyMap configuration, IReadOnlyList<PropertyMap> repositories, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using ResourceProvider<ProviderConfig, ClusterDirectory> provider = DorisProvider.Create(environment, new SilentLog(), time);
        await provider.ConfigureAsync(configuration, cancellationToken);
        var clusters = provider.Services;
        foreach (var name in clusters.Names)
        {
            var cluster = clusters.Find(name);
            IEnumerable<IAsyncEnumerable<Examination>> rounds =
            [
                EndpointRound.RunAsync(cluster, time, cancellationToken),
                ClusterRound.RunAsync(cluster, cancellationToken),
                PrivilegeRound.RunAsync(cluster, cancellationToken),
                NodeRound.RunAsync(cluster, cancellationToken),
                RepositoryRound.RunAsync(cluster, cancellationToken),
                ObjectStoreRound.RunAsync(cluster, repositories, time, cancellationToken),
            ];
            foreach (var round in rounds)
            {
                await foreach (var examination in round.WithCancellation(cancellationToken))
                {
                    yield return examination;
                }
            }
        }
    }
}
