using DorisDr.Sandbox.Cluster.Storage;

namespace DorisDr.Sandbox.Cluster.Repositories;

/// <summary>The master looks at every repository every ten minutes; what it finds is ErrMsg of SHOW REPOSITORIES.</summary>
internal static class RepositoryPings
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    public static async Task RunAsync(FrontendContext context, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(Every, context.Clock, ct);
            foreach (var repository in context.Repositories.All)
            {
                var problem = await RepositoryAccess.PingAsync(repository, StorageSettings.Read(repository.Properties), ct);
                context.Repositories.Note(repository, problem is null ? null : $"{DorisTime.Print(context.Clock.GetUtcNow())}: {problem}");
            }
        }
    }
}
