using DorisDr.Client.Sql;

namespace DorisDr.Client.Catalog.Repositories;

/// <summary>What changes repositories. None of these is ever sent twice by itself: a lost reply is
/// <see cref="DorisErrorKind.OutcomeUnknown"/>, and the caller must look.</summary>
public interface IRepositoryCommands
{
    /// <summary>Registers a repository, and describes it at its location where nothing describes it yet.</summary>
    Task CreateAsync(RepositoryDefinition wanted, CancellationToken cancellation);

    /// <summary>Changes properties. Versions without <see cref="Cluster.DorisCapability.AlterAnyRepositoryProperty"/> take keys only and
    /// forget those that are not named.</summary>
    Task AlterAsync(string name, SqlProperties properties, CancellationToken cancellation);

    /// <summary>Detaches a repository; its snapshots stay where they are.</summary>
    Task DropAsync(string name, CancellationToken cancellation);
}
