using System.Collections.Concurrent;
using DorisDr.Sandbox.Cluster.Execution;
using DorisDr.Sandbox.Http.FrontendApi;
using DorisDr.Sandbox.Statements;
using DorisDr.Sandbox.Wire;

namespace DorisDr.Sandbox.Cluster.Nodes;

/// <summary>One time of a frontend between start and kill.</summary>
internal sealed class FrontendLife : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly FrontendServices _services;
    private readonly FrontendHttp _http;
    private readonly StatementRouter _router;
    private MySqlServer? _server;
    private Task _duties = Task.CompletedTask;
    private CancellationTokenSource? _office;

    private FrontendLife(FrontendContext context, FrontendServices services, StatementRouter router, FrontendHttp http) =>
        (Context, _services, _router, _http) = (context, services, router, http);

    public FrontendContext Context { get; }

    /// <summary>Whether it serves clients.</summary>
    public bool IsReady => _server is not null;

    /// <summary>Whether it was anything but the master in this life.</summary>
    public bool HasFollowed { get; private set; }

    /// <summary>Masters that it has an open connection to.</summary>
    public ConcurrentDictionary<Frontend, bool> Clients { get; } = [];

    public static async Task<FrontendLife> BeginAsync(Frontend node, FrontendGroup group, CancellationToken ct)
    {
        var cluster = node.Setup.Cluster;
        var context = new FrontendContext(node, group);
        try
        {
            var router = StatementRouter.Compose(context);
            var services = new FrontendServices(node.Name, context, new StatementDispatch(context, router), cluster.Log, cluster.Faults, cluster.Certificate);
            return new FrontendLife(context, services, router, await FrontendHttp.StartAsync(services, router, ct));
        }
        catch
        {
            context.Dispose();
            throw;
        }
    }

    /// <summary>A master is known: clients are let in.</summary>
    public void Open()
    {
        HasFollowed |= !Context.IsMaster;
        _server ??= new MySqlServer(_services, Context.Node.Setup.Ports.Query);
    }

    /// <summary>Becomes the master: reads what the last one wrote and takes over its duties.</summary>
    public void Promote()
    {
        Context.TakeOver();
        _office = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _duties = MasterDuties.RunAsync(Context, _office.Token);
    }

    /// <summary>Is the master no longer.</summary>
    public async Task DemoteAsync()
    {
        HasFollowed = true;
        if (_office is not null)
        {
            await _office.CancelAsync();
            await _duties.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _office.Dispose();
            _office = null;
        }
    }

    /// <summary>Runs a statement that another frontend forwards, in the client's session.</summary>
    /// <exception cref="FrontendGoneException">This life ended before the statement did.</exception>
    public async Task<StatementResult> ServeAsync(Session session, Statement statement, CancellationToken ct)
    {
        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
            session.Account = Context.Accounts.Find(session.Account.User) ?? session.Account;
            return await _router.RunAsync(session, statement, either.Token);
        }
        catch (Exception end) when (end is not DorisError && Context.Node.Life != this && !ct.IsCancellationRequested)
        {
            throw new FrontendGoneException(end);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _http.DisposeAsync();
        await DemoteAsync();
        Context.Dispose();
        _stop.Dispose();
    }
}
