using DorisDr.Sandbox.ObjectStore.Operations;
using DorisDr.Sandbox.ObjectStore.Protocol;
using DorisDr.Sandbox.ObjectStore.Signature;
using DorisDr.Sandbox.ObjectStore.Storage;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DorisDr.Sandbox.ObjectStore.Hosting;

/// <summary>Takes every request through authentication to its operation, and turns what goes wrong into an S3 error document.</summary>
internal sealed class StoreApplication(SignatureVerifier verifier, ObjectStorage storage, ServerIdentity identity)
    : IHttpApplication<HttpContext>
{
    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
        // Nothing is kept beyond a request.
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var requestId = identity.NextRequestId();
        var headers = context.Response.Headers;
        headers.Server = "DorisDr";
        headers["x-amz-request-id"] = requestId;
        var hostId = identity.HostId(context.Connection.LocalPort);
        headers["x-amz-id-2"] = hostId;
        var ct = context.RequestAborted;
        RequestTarget? target = null;
        try
        {
            var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            target = RequestTarget.Parse(raw, context.Request.Headers.Host.ToString());
            var signable = new SignableRequest(context.Request.Method, target.Path, target.Query, name => Header(context.Request, name));
            var signature = verifier.Verify(signable);
            await Router.RunAsync(new S3Call(context, target, signature, storage), ct);
        }
        catch (S3Exception problem) when (!context.Response.HasStarted)
        {
            await new ErrorAnswer(problem.Error, target, requestId, hostId).SendAsync(context, ct);
        }
        catch (BadHttpRequestException) when (!context.Response.HasStarted && !ct.IsCancellationRequested)
        {
            await new ErrorAnswer(S3Errors.IncompleteBody, target, requestId, hostId).SendAsync(context, ct);
        }
        catch (Exception problem) when (ct.IsCancellationRequested || problem is ObjectDisposedException)
        {
            // The client is gone, or this store was killed: there is nobody to answer to.
            context.Abort();
        }
        catch (Exception) when (!context.Response.HasStarted)
        {
            await new ErrorAnswer(S3Errors.InternalError, target, requestId, hostId).SendAsync(context, ct);
        }
        catch (Exception)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }
    }

    private static string? Header(HttpRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) ? string.Join(',', values.ToArray()) : null;
}
