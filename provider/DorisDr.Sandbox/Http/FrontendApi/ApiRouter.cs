using System.Text.Json;
using DorisDr.Sandbox.Cluster.Security;

namespace DorisDr.Sandbox.Http.FrontendApi;

/// <summary>Which code answers which path of a frontend, and who may call it.</summary>
internal sealed class ApiRouter
{
    private readonly Dictionary<(string Method, string Path), Func<ApiCall, Reply>> _handlers = [];

    /// <summary>A path that anybody may call.</summary>
    public ApiRouter Open(string method, string path, Func<ApiCall, Reply> answer)
    {
        _handlers.Add((method, path), answer);
        return this;
    }

    /// <summary>A path for users whose account passes a check; <paramref name="needs"/> is what they lack if it does not.</summary>
    public ApiRouter For(Func<Account, bool> may, string needs, string method, string path, Func<ApiCall, Reply> answer) => Open(method, path, call =>
        !call.TryAuthenticate(out var account, out var refusal) ? refusal
        : may(account) ? answer(call)
        : Reply.Unauthorized($"Access denied; you need (at least one of) the {needs} privilege(s) for this operation"));

    /// <summary>A path for administrators.</summary>
    public ApiRouter ForAdmin(string method, string path, Func<ApiCall, Reply> answer) => For(a => a.Holds(Privileges.Admin), "Admin_priv", method, path, answer);

    /// <summary>A path for all who have an account.</summary>
    public ApiRouter ForUsers(string method, string path, Func<ApiCall, Reply> answer) => For(_ => true, "", method, path, answer);

    public Reply Answer(ApiCall call)
    {
        var method = call.Http.Request.Method;
        if (!_handlers.TryGetValue((method, call.Path), out var handler))
        {
            // Whatever is no API is looked for among the files of the web pages, which a build without them does not have.
            return Reply.Internal(_handlers.Keys.Any(k => k.Path == call.Path) ? $"Request method '{method}' is not supported" : "No static resource index.html.");
        }

        try
        {
            return handler(call);
        }
        catch (DorisError problem)
        {
            return Reply.Ok(problem.Message);
        }
        catch (JsonException problem)
        {
            return Reply.Internal($"JSON parse error: {problem.Message}");
        }
    }
}
