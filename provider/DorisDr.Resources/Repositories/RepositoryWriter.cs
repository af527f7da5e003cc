using DorisDr.Client;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Cluster;
using DorisDr.Client.Sql;
using DorisDr.ResourceModel.Contract;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using DorisDr.Resources.Clusters;
using static DorisDr.Resources.Problems.ResourceProblems;

namespace DorisDr.Resources.Repositories;

/// <summary>Makes a repository what the inputs say. Every step is safe to run again.</summary>
internal sealed class RepositoryWriter(ClusterAccess cluster, ClusterIdentity identity, RepositoryInputs inputs, OperationContext context)
{
    private readonly string _name = inputs.Name!;
    private readonly IReadOnlyList<StorageSetting> _settings = StorageSettings.Of(inputs);

    private string Id => ObjectId.Of(inputs.Cluster, _name).ToString();

    private RepositoryState State => new() { Type = RepositoryBackends.TypeOf(inputs), ClusterId = identity.ClusterId };

    // Created first and looked up only when that fails: one round trip where nothing is in the way, and no gap between looking and acting.
    internal async Task<Outcome<RepositoryState>> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await cluster.RepositoryCommands.CreateAsync(Definition(), cancellationToken);
            return Done();
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.RepositoryExists)
        {
            return await TakeOverAsync(await FindAsync(cancellationToken) ?? throw Explain(error), cancellationToken);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.OutcomeUnknown)
        {
            return await FindAsync(cancellationToken) is { } existing ? await TakeOverAsync(existing, cancellationToken) : throw Explain(error);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.PingFailed)
        {
            return await UndoAsync(error, cancellationToken);
        }
        catch (DorisException error)
        {
            throw Explain(error);
        }
    }

    internal async Task<Outcome<RepositoryState>> UpdateAsync(CancellationToken cancellationToken)
    {
        if (VersionRules.CanAlter(identity.Version, inputs, credentialsOnly: false))
        {
            await AlterAsync(_settings, cancellationToken);
            return Done();
        }

        var stored = await FindAsync(cancellationToken) ?? throw new ProblemException(GoneOnUpdate.Of(_name));
        var differences = RepositoryDifferences.Between(inputs, stored);
        if (differences.Any)
        {
            throw new ProblemException(NotAlterable.Of(_name, differences, context.Resource.Urn));
        }

        await ApplyCredentialsAsync(cancellationToken);
        return Done();
    }

    /// <summary>Detaches the repository; what is gone already is a success.</summary>
    internal static async Task DropAsync(ClusterAccess cluster, RepositoryInputs inputs, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await cluster.RepositoryCommands.DropAsync(inputs.Name!, cancellationToken);
                return;
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.RepositoryMissing)
            {
                // Said by the master, who runs what changes something.
                return;
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.OutcomeUnknown && attempt == 1)
            {
                // Dropping twice is harmless: the second one finds nothing.
            }
            catch (DorisException error)
            {
                throw RepositoryProblems.Explain(error, inputs, cluster);
            }
        }
    }

    private async Task<Outcome<RepositoryState>> TakeOverAsync(StoredRepository existing, CancellationToken cancellationToken)
    {
        var differences = RepositoryDifferences.Between(inputs, existing);
        if (differences.Any && !inputs.AdoptExisting)
        {
            throw new ProblemException(Differs.Of(_name, cluster.Name, differences, context.Resource.Name, Id));
        }

        if (differences.Location)
        {
            throw new ProblemException(
                AdoptElsewhere.At(PropertyPath.Of("location"), _name, cluster.Name, existing.Row.Location, inputs.Location));
        }

        if (!differences.Any)
        {
            await ApplyCredentialsAsync(cancellationToken);
        }
        else if (!differences.ReadOnly && VersionRules.CanAlter(identity.Version, inputs, credentialsOnly: false))
        {
            await AlterAsync(_settings, cancellationToken);
        }
        else
        {
            await AttachAnewAsync(cancellationToken);
        }

        context.Inform(differences.Any ? $"Took over and changed the existing repository \"{_name}\"." : $"Took over the existing repository \"{_name}\".");
        return Done();
    }

    private async Task ApplyCredentialsAsync(CancellationToken cancellationToken)
    {
        var credentials = _settings.Where(setting => setting.IsCredential).ToArray();
        if (credentials.Length == 0)
        {
            return;
        }

        if (VersionRules.CanAlter(identity.Version, inputs, credentialsOnly: true))
        {
            await AlterAsync(credentials, cancellationToken);
        }
        else
        {
            await AttachAnewAsync(cancellationToken);
        }
    }

    // ALTER says what is to be, so a second one after a lost reply changes nothing more.
    private async Task AlterAsync(IReadOnlyList<StorageSetting> settings, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await cluster.RepositoryCommands.AlterAsync(_name, StorageSetting.ToSql(settings), cancellationToken);
                return;
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.OutcomeUnknown && attempt == 1)
            {
                context.Progress($"The reply to changing repository \"{_name}\" was lost; changing it again.");
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.PingFailed)
            {
                throw new ProblemException(AlterPingFailed.At(PropertyPath.Of("s3"), _name), error);
            }
            catch (DorisException error) when (error.Kind is DorisErrorKind.PropertiesNotAlterable)
            {
                throw new ProblemException(NotAlterable.Of(_name, error.Detail.TrimEnd('.'), context.Resource.Urn), error);
            }
            catch (DorisException error)
            {
                throw Explain(error);
            }
        }
    }

    // Detaching loses nothing: all snapshots are found again by name and location.
    private async Task AttachAnewAsync(CancellationToken cancellationToken)
    {
        await DropAsync(cluster, inputs, cancellationToken);
        try
        {
            await cluster.RepositoryCommands.CreateAsync(Definition(), cancellationToken);
        }
        catch (DorisException error)
        {
            throw Explain(error);
        }
    }

    // Doris registers a repository before it asks the storage for the last time, and leaves it registered when there is no answer
    // (BackupHandler.createRepository).
    private async Task<Outcome<RepositoryState>> UndoAsync(DorisException error, CancellationToken cancellationToken)
    {
        try
        {
            await DropAsync(cluster, inputs, cancellationToken);
        }
        catch (ProblemException undo)
        {
            return new Unfinished<RepositoryState>(Id, State, [StillRegistered.Of(_name, undo.Problems[0].Cause.TrimEnd('.')).ToString()]);
        }

        throw new ProblemException(PingFailed.At(PropertyPath.Of("s3"), _name), error);
    }

    private Done<RepositoryState> Done() => new(Id, State);

    private RepositoryDefinition Definition() => new()
    {
        Name = _name,
        Location = inputs.Location.Trim().TrimEnd('/'),
        IsReadOnly = inputs.ReadOnly,
        Backend = RepositoryBackends.Of(inputs),
        Properties = StorageSetting.ToSql(_settings),
    };

    private Task<StoredRepository?> FindAsync(CancellationToken cancellationToken) =>
        cluster.AskAsync(token => cluster.Repositories.FindAsync(_name, token), cancellationToken);

    private ProblemException Explain(DorisException error) => RepositoryProblems.Explain(error, inputs, cluster);
}
