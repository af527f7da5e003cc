using DorisDr.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace DorisDr.Sandbox.Http;

/// <summary>Runs a request under the faults that are set for it; they match on <c>VERB /path?query</c>.</summary>
internal static class RequestFaults
{
    public static async Task RunAsync(string node, FaultRules rules, TimeProvider clock, HttpContext http, Func<Task> answer)
    {
        var faults = rules.Take(node, $"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        if (faults.FirstOrDefault(f => f.Kind == FaultKind.Delay) is { } delay)
        {
            await Task.Delay(delay.Wait, clock, http.RequestAborted);
        }

        if (faults.Any(f => f.Kind == FaultKind.DropBefore))
        {
            http.Abort();
        }
        else if (faults.FirstOrDefault(f => f.Kind == FaultKind.Refuse)?.Error is { } error)
        {
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await http.Response.WriteAsync(error.Message, http.RequestAborted);
        }
        else if (faults.Any(f => f.Kind == FaultKind.DropAfter))
        {
            http.Response.Body = Stream.Null;
            await answer();
            http.Abort();
        }
        else
        {
            await answer();
        }
    }
}
