using DorisDr.Client.Catalog.Binlogs;
using DorisDr.Client.Catalog.RecycleBin;
using DorisDr.Client.Catalog.Repositories;
using DorisDr.Client.Cluster;
using DorisDr.Client.Http;
using DorisDr.Client.Nodes;
using DorisDr.Client.Sessions;
using Microsoft.Extensions.Logging;

namespace DorisDr.Client;

/// <summary>One Doris cluster: the entry to everything that can be asked of it or done to it. Safe for use by many at once.</summary>
/// <remarks>Nothing connects before the first call.</remarks>
public sealed class DorisCluster : IAsyncDisposable
{
    private readonly SessionPool _pool;
    private readonly ClusterQueries _cluster;
    private readonly Repositories _repositories;
    private readonly NodeHttp _http;
    private readonly ClusterSettings _settings;
    private readonly RecycleBin _recycleBin;
    private readonly Binlogs _binlogs;

    /// <summary>Makes the entry; no connection is made.</summary>
    /// <exception cref="ArgumentException">There is no endpoint, or fewer than one connection is allowed.</exception>
    public DorisCluster(ClusterOptions options, TimeProvider time, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Endpoints.Count == 0)
        {
            throw new ArgumentException("A cluster needs at least one endpoint.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConnections, 1);
        Options = options;
        var opener = new SessionOpener(options, time, logger);
        _pool = new SessionPool(opener, options.MaxConnections, time);
        var runner = new StatementRunner(_pool, options, time, logger);
        var proof = new MasterProof(() => runner.Writes, opener.OpenAsync, options, time);
        _cluster = new ClusterQueries(runner, proof, time);
        _repositories = new Repositories(runner, proof, time);
        _http = new NodeHttp(options, time, logger);
        _settings = new ClusterSettings(_cluster, runner, proof, _http, options, time);
        _recycleBin = new RecycleBin(runner, time);
        _binlogs = new Binlogs(runner, proof);
    }

    /// <summary>How it is reached.</summary>
    public ClusterOptions Options { get; }

    /// <summary>Questions about the cluster as a whole.</summary>
    public IClusterQueries Nodes => _cluster;

    /// <summary>Questions about repositories.</summary>
    public IRepositoryQueries Repositories => _repositories;

    /// <summary>Changes to repositories.</summary>
    public IRepositoryCommands RepositoryCommands => _repositories;

    /// <summary>Configuration of FEs and BEs.</summary>
    public INodeSettings Settings => _settings;

    /// <summary>Questions about the recycle bin.</summary>
    public IRecycleBinQueries RecycleBin => _recycleBin;

    /// <summary>Questions about binlogs.</summary>
    public IBinlogQueries Binlogs => _binlogs;

    /// <summary>Changes to binlogs.</summary>
    public IBinlogCommands BinlogCommands => _binlogs;

    /// <summary>Forgets every shared answer, at the start of an operation and when one is cancelled.</summary>
    public void Reset()
    {
        _cluster.Drop();
        _repositories.Drop();
        _settings.Drop();
        _recycleBin.Drop();
    }

    /// <summary>Closes the connections.</summary>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _pool.DisposeAsync();
    }
}
