using DorisDr.Plugin.Logging;
using DorisDr.Plugin.Wire;
using DorisDr.ResourceModel.Provider;
using Grpc.Core;

namespace DorisDr.Plugin.Service;

/// <summary>
/// Pulumi's <c>ResourceProvider</c> service in front of <see cref="IProvider"/>: it translates, and knows what the engine expects around a call:
/// cancellation, messages before answers, and statuses instead of exceptions. What it does not override answers UNIMPLEMENTED.
/// </summary>
internal sealed partial class ProviderService(IProvider provider, EngineLog log, EngineConnection engine, OperationTokens tokens, TextWriter trace, TimeProvider time)
    : Protos.ResourceProvider.ResourceProviderBase
{
    private async Task<T> RunAsync<T>(
        ServerCallContext context, Func<CancellationToken, Task<T>> operation, Func<Exception, bool, RpcException>? failure = null)
    {
        var messages = log.Begin();
        using var both = CancellationTokenSource.CreateLinkedTokenSource(tokens.Current, context.CancellationToken);
        try
        {
            both.Token.ThrowIfCancellationRequested();
            return await operation(both.Token);
        }
        catch (Exception e) when (e is not RpcException)
        {
            var status = (failure ?? Failures.Of)(e, both.IsCancellationRequested);
            if (status.StatusCode == StatusCode.Internal)
            {
                // Types and places only, no texts: those may hold values. The engine shows it with --debug.
                await trace.WriteLineAsync($"{context.Method}: {e.GetType()}{Environment.NewLine}{e.StackTrace}");
            }

            throw status;
        }
        finally
        {
            await messages.EndAsync();
        }
    }
}
