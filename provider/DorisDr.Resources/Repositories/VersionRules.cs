using DorisDr.Client.Cluster;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Repositories;

/// <summary>What a declaration asks for and the version of the cluster cannot do; told before anything is written.</summary>
internal static class VersionRules
{
    internal static IEnumerable<Problem> Check(RepositoryInputs inputs, DorisVersion version, ClusterAccess cluster)
    {
        var longest = version.RepositoryNameLength();
        if (inputs.Name!.Length > longest)
        {
            yield return NameTooLong.At(PropertyPath.Of("name"), inputs.Name.Length, version, longest);
        }

        if (!version.Has(DorisCapability.Repositories))
        {
            yield return NoRepositoriesInCloudMode.Of(cluster.Name, version);
        }

        if (inputs.S3?.RoleArn is not null && !version.Has(DorisCapability.S3Role))
        {
            yield return NoRoleInVersion.At(PropertyPath.Of("s3", "roleArn"), version);
        }

        if (inputs.S3?.Provider is ObjectStore.Azure && !version.Has(DorisCapability.AzureStorage))
        {
            yield return NoAzureInVersion.At(PropertyPath.Of("s3", "provider"), version);
        }

        if (!version.Has(DorisCapability.StorageByProperties)
            && RepositoryBackends.Of(inputs) is Client.Catalog.Repositories.RepositoryBackend.S3
            && LocationNormalizer.Scheme(inputs.Location) != "s3")
        {
            yield return LocationRefused.At(PropertyPath.Of("location"), inputs.Location, $"Doris {version} takes only s3:// here");
        }

        var settings = StorageSettings.Of(inputs);
        if (settings.Count == 0)
        {
            yield return NoSettings.At(PropertyPath.Of("s3"));
        }
        else if (RepositoryBackends.Of(inputs) is Client.Catalog.Repositories.RepositoryBackend.S3
            && inputs.S3 is not null
            && !settings.Any(setting => setting.Key == TypedKey.Endpoint.Key || setting.Key == TypedKey.Region.Key))
        {
            yield return EndpointNeeded.At(PropertyPath.Of("s3", "endpoint"));
        }
    }

    /// <summary>Whether ALTER REPOSITORY can bring the change about in this version; else a repository has to be dropped and made again.</summary>
    internal static bool CanAlter(DorisVersion version, RepositoryInputs inputs, bool credentialsOnly) =>
        inputs.Name!.Length <= DorisCapabilities.AlterableRepositoryNameLength
        && RepositoryBackends.TypeOf(inputs) == "S3"
        && version.Has(credentialsOnly ? DorisCapability.AlterRepositoryKeys : DorisCapability.AlterAnyRepositoryProperty);
}
