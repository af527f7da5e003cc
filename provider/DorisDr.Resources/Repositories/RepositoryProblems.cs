using DorisDr.Client;
using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using DorisDr.Resources.Problems;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Repositories;

/// <summary>What a refusal of Doris means for a repository, at the input that it is about.</summary>
internal static class RepositoryProblems
{
    private static readonly PropertyPath Location = PropertyPath.Of("location");
    private static readonly PropertyPath S3 = PropertyPath.Of("s3");

    internal static ProblemException Explain(DorisException error, RepositoryInputs inputs, ClusterAccess cluster) =>
        new(Of(error, inputs, cluster), error);

    private static Problem Of(DorisException error, RepositoryInputs inputs, ClusterAccess cluster)
    {
        var detail = error.Detail.TrimEnd('.');
        return error.Kind switch
        {
            DorisErrorKind.StorageDenied => StorageDenied.At(S3.Child("accessKey"), detail),
            DorisErrorKind.StorageUnreachable => StorageUnreachable.At(S3.Child("endpoint"), detail),
            DorisErrorKind.BucketMissing => BucketMissing.At(Location, inputs.Location),
            DorisErrorKind.BucketInvalid => BucketInvalid.At(Location, inputs.Location),
            DorisErrorKind.LocationInvalid => LocationRefused.At(Location, inputs.Location, detail),
            DorisErrorKind.RepoInfoMismatch => RepoInfoMismatch.At(Location, detail),
            DorisErrorKind.RepoInfoBroken => RepoInfoBroken.At(Location, detail),
            DorisErrorKind.RepositoryNameInvalid => NameInvalid.At(PropertyPath.Of("name"), inputs.Name),
            DorisErrorKind.KeysIncomplete => KeysIncomplete.At(S3.Child("secretKey")),
            DorisErrorKind.EndpointMissing => EndpointNeeded.At(S3.Child("endpoint")),
            DorisErrorKind.RegionMissing => SettingsRefused.At(S3.Child("region"), detail),
            DorisErrorKind.UnsupportedStorage or DorisErrorKind.BrokerMissing or DorisErrorKind.DuplicateProperty => SettingsRefused.Of(detail),
            DorisErrorKind.RepositoryBusy or DorisErrorKind.JobRunning => Busy.Of(inputs.Name),
            DorisErrorKind.RepositoryMissing => GoneOnUpdate.Of(inputs.Name),
            _ => DorisProblems.Of(error, cluster.Options),
        };
    }
}
