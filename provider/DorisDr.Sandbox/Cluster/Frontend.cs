using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Cluster.Recycling;
using DorisDr.Sandbox.Cluster.Repositories;
using DorisDr.Sandbox.Cluster.Storage;
using DorisDr.Sandbox.Http;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster;

/// <summary>A frontend that can be killed and started again on its ports: memory is lost, disk stays.</summary>
internal sealed class Frontend(FrontendSetup setup) : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromMinutes(10);
    private readonly SemaphoreSlim _gate = new(1);
    private Life? _life;

    public string Name => setup.Name;

    public bool IsRunning => _life is not null;

    /// <summary>Starts it; what runs already goes on.</summary>
    public async Task StartAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            _life ??= await Life.BeginAsync(setup, ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends it as SIGKILL does.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_life is { } life)
            {
                _life = null;
                await life.DisposeAsync();
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync(CancellationToken.None);
        _gate.Dispose();
    }

    /// <summary>One time between start and kill.</summary>
    private sealed class Life : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly FrontendContext _context;
        private readonly FrontendHttp _http;
        private readonly MySqlServer _server;
        private readonly Task _pings;
        private readonly Task _erasing;
        private readonly Task _partitions;

        private Life(FrontendContext context, FrontendHttp http, MySqlServer server)
        {
            (_context, _http, _server) = (context, http, server);
            _pings = PingAsync(_stop.Token);
            _erasing = EraseAsync(_stop.Token);
            _partitions = AdvancePartitionsAsync(_stop.Token);
        }

        public static async Task<Life> BeginAsync(FrontendSetup setup, CancellationToken ct)
        {
            var context = new FrontendContext(setup.Topology, setup.File, setup.Clock, setup.Personality);
            FrontendHttp? http = null;
            try
            {
                http = await FrontendHttp.StartAsync(context, ct);
                var services = new FrontendServices(setup.Name, context, StatementRouter.Compose(context), setup.Log, setup.Faults, setup.Certificate);
                return new Life(context, http, new MySqlServer(services, setup.Topology.Frontend.Query));
            }
            catch
            {
                if (http is not null)
                {
                    await http.DisposeAsync();
                }

                context.Dispose();
                throw;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _server.DisposeAsync();
            await _http.DisposeAsync();
            await _pings.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _erasing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _partitions.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _context.Dispose();
            _stop.Dispose();
        }

        private async Task EraseAsync(CancellationToken ct)
        {
            while (!ct.IsCancellationRequested)
            {
                await Task.Delay(Eraser.Every, _context.Clock, ct);
                _context.Eraser.Run();
            }
        }

        private async Task AdvancePartitionsAsync(CancellationToken ct)
        {
            while (!ct.IsCancellationRequested)
            {
                await Task.Delay(DynamicPartitions.Every, _context.Clock, ct);
                _context.AdvancePartitions();
            }
        }

        /// <summary>The master looks at every repository every ten minutes; what it finds is ErrMsg of SHOW REPOSITORIES.</summary>
        private async Task PingAsync(CancellationToken ct)
        {
            while (!ct.IsCancellationRequested)
            {
                await Task.Delay(PingEvery, _context.Clock, ct);
                foreach (var repository in _context.Repositories.All)
                {
                    var problem = await RepositoryAccess.PingAsync(repository, StorageSettings.Read(repository.Properties), ct);
                    _context.Repositories.Note(repository, problem is null ? null : $"{DorisTime.Print(_context.Clock.GetUtcNow())}: {problem}");
                }
            }
        }
    }
}
