using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Text;
using DorisDr.Client.Sql;
using Microsoft.Extensions.Logging;

namespace DorisDr.Client.Http;

/// <summary>Calls the HTTP servers of nodes, a few at a time, each call with a deadline.</summary>
/// <remarks>A redirect is an error and its target is never seen: Doris writes user and password into it (RestBaseController.java).</remarks>
internal sealed class NodeHttp : IDisposable
{
    private readonly ClusterOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _slots;
    private readonly HttpMessageInvoker _invoker;

    internal NodeHttp(ClusterOptions options, TimeProvider time, ILogger logger)
    {
        _options = options;
        _time = time;
        _logger = logger;
        _slots = new SemaphoreSlim(options.MaxConnections, options.MaxConnections);
        _invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            SslOptions = { RemoteCertificateValidationCallback = CertificateCheck.For(options.Tls) },
        });
    }

    /// <summary>Calls an FE with user and password.</summary>
    internal Task<string> CallFrontendAsync(HttpAddress address, HttpCall call, CancellationToken cancellation) =>
        CallAsync(address, call, withCredentials: true, cancellation);

    /// <summary>Calls a BE: without credentials, which it asks for only under <c>enable_all_http_auth</c>, and then again with them.</summary>
    internal async Task<string> CallBackendAsync(HttpAddress address, HttpCall call, CancellationToken cancellation)
    {
        try
        {
            return await CallAsync(address, call, withCredentials: false, cancellation);
        }
        catch (DorisException error) when (error.Kind is DorisErrorKind.AuthenticationFailed)
        {
            return await CallAsync(address, call, withCredentials: true, cancellation);
        }
    }

    public void Dispose()
    {
        _invoker.Dispose();
        _slots.Dispose();
    }

    private async Task<string> CallAsync(HttpAddress address, HttpCall call, bool withCredentials, CancellationToken cancellation)
    {
        if (_options is { Http.Scheme: HttpScheme.Http, Tls.Mode: TlsMode.Required or TlsMode.VerifyCa or TlsMode.VerifyFull })
        {
            throw DorisException.FromHttp(DorisErrorKind.PlainHttpRefused, "Plain HTTP is refused since TLS is required.", call, address);
        }

        await _slots.WaitAsync(cancellation);
        try
        {
            var started = _time.GetTimestamp();
            var body = await SendAsync(address, call, withCredentials, cancellation);
            Log.HttpCalled(_logger, call.ToString(), address.ToString(), _time.GetElapsedTime(started).TotalMilliseconds);
            return body;
        }
        catch (DorisException error)
        {
            Log.HttpFailed(_logger, call.ToString(), address.ToString(), error.Kind, error.Detail);
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    private async Task<string> SendAsync(HttpAddress address, HttpCall call, bool withCredentials, CancellationToken cancellation)
    {
        using var request = Request(address, call, withCredentials);
        using var deadline = new CancellationTokenSource(_options.StatementTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            using var response = await _invoker.SendAsync(request, either.Token);
            return Accept(await response.Content.ReadAsStringAsync(either.Token), response.StatusCode, call, address);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException)
        {
            throw DorisException.FromHttp(
                call.IsWrite ? DorisErrorKind.OutcomeUnknown : DorisErrorKind.TimedOut, $"No answer within {_options.StatementTimeout.TotalSeconds:0.###} s.", call, address);
        }
        catch (HttpRequestException error)
        {
            throw Failed(error, call, address);
        }
        catch (IOException)
        {
            throw DorisException.FromHttp(
                call.IsWrite ? DorisErrorKind.OutcomeUnknown : DorisErrorKind.ConnectionLost, "The connection broke before the answer came.", call, address);
        }
    }

    private HttpRequestMessage Request(HttpAddress address, HttpCall call, bool withCredentials)
    {
        var scheme = _options.Http.Scheme is HttpScheme.Https ? "https" : "http";
        var request = new HttpRequestMessage(call.Method, new Uri($"{scheme}://{address}{call.Path}"));
        if (call.Body is { } body)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (withCredentials)
        {
            var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_options.Username}:{_options.Password.Reveal()}"));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        }

        return request;
    }

    private static string Accept(string body, HttpStatusCode status, HttpCall call, HttpAddress address) => (int)status switch
    {
        200 => body,
        401 or 403 => throw DorisException.FromHttp(DorisErrorKind.AuthenticationFailed, $"HTTP status {(int)status}.", call, address),
        >= 300 and < 400 => throw DorisException.FromHttp(
            DorisErrorKind.Redirected, $"It redirects elsewhere (HTTP status {(int)status}), which is not followed.", call, address),
        503 => throw DorisException.FromHttp(DorisErrorKind.Unreachable, "It is not ready (HTTP status 503).", call, address),
        _ => throw DorisException.FromHttp(DorisErrorKind.UnreadableReply, $"HTTP status {(int)status}.", call, address),
    };

    private DorisException Failed(HttpRequestException error, HttpCall call, HttpAddress address)
    {
        var cause = Sessions.Transport.CauseOf(error);
        var kind = (error.HttpRequestError, cause) switch
        {
            (HttpRequestError.SecureConnectionError, _) or (_, AuthenticationException) => DorisErrorKind.TlsFailed,
            (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError, _) => DorisErrorKind.Unreachable,
            _ => call.IsWrite ? DorisErrorKind.OutcomeUnknown : DorisErrorKind.ConnectionLost,
        };
        return DorisException.FromHttp(kind, _options.Password.Scrub(cause?.Message ?? error.Message), call, address, cause);
    }
}
