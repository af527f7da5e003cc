using DorisDr.Cli.Composition;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.Sandbox;

namespace DorisDr.Cli.Running;

/// <summary>How the CLI says what is wrong, and with which code it ends then.</summary>
internal static class Complaint
{
    /// <summary>Runs a command's work; what goes wrong becomes text on stderr and an exit code, never a stack trace.</summary>
    public static async Task<int> GuardAsync(TextWriter errors, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (ProblemException e)
        {
            await WriteAsync(errors, e.Problems);
            return e.Problems.Any(p => p.Code == StateProblems.NoSuchStackCode) ? ExitCodes.NoStack : ExitCodes.Failed;
        }
        catch (SandboxException e)
        {
            await errors.WriteLineAsync($"error: {e.Message}");
            return ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await errors.WriteLineAsync("error: update cancelled");
            return ExitCodes.Terminated;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Types and places only: a text of a foreign exception may hold values.
            await WriteAsync(errors, [CliProblems.Defect(e)]);
            await errors.WriteLineAsync(e.StackTrace);
            return ExitCodes.Failed;
        }
    }

    /// <summary>One line per problem.</summary>
    public static async Task WriteAsync(TextWriter errors, IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            await errors.WriteLineAsync($"error: {problem}");
        }
    }
}
