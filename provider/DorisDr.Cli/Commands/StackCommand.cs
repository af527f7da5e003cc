using System.CommandLine;
using System.Globalization;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Cli.Running;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Commands;

/// <summary><c>stack</c> and <c>cancel</c>.</summary>
internal static class StackCommand
{
    /// <summary><c>stack</c>.</summary>
    public static Command Create(Terminal terminal) => new("stack", "Make, list, select, remove, export and import stacks.")
    {
        Init(terminal), List(terminal), Select(terminal), Remove(terminal), Export(terminal), Import(terminal), Output(terminal),
    };

    /// <summary><c>cancel</c>.</summary>
    public static Command Cancel(Terminal terminal)
    {
        var name = new Argument<string?>("stack") { Arity = ArgumentArity.ZeroOrOne, Description = "The stack." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        return Of("cancel", "Delete the lock of a stack that a dead process left.", terminal, async (workspace, stack, parsed, token) =>
        {
            var meant = parsed.GetValue(name) is { } given ? StackName.Parse(given, workspace.Project.Name) : stack;
            var count = workspace.Backend.Cancel(meant);
            await terminal.Output.WriteLineAsync($"The currently running update for '{meant.Name}' has been canceled ({count} lock(s) deleted)!");
            return ExitCodes.Done;
        }, name, yes);
    }

    private static Command Init(Terminal terminal)
    {
        var (options, name) = (new StackOptions(), new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne });
        var noSelect = new Option<bool>("--no-select") { Description = "Do not select it." };
        var command = options.AddTo(new Command("init", "Make a stack.") { name, noSelect });
        command.SetAction((parsed, token) => StackScope.RunAsync(terminal, options.Folder(parsed), options.IsSandbox(parsed), async workspace =>
        {
            var stack = await workspace.StackAsync(parsed.GetValue(name) ?? options.Stack(parsed), token);
            if (workspace.Backend.Exists(stack))
            {
                throw new ProblemException(StateProblems.StackExists(stack.FullName));
            }

            var (secrets, _) = await workspace.SecretsAsync(stack, fallBackToState: false, token);
            await workspace.Backend.CreateAsync(stack, secrets, token);
            if (!parsed.GetValue(noSelect))
            {
                await workspace.Selected.SetAsync(workspace.Backend.Url, stack, token);
            }

            await terminal.Output.WriteLineAsync($"Created stack '{stack.Name}'");
            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command List(Terminal terminal)
    {
        var (options, json) = (new StackOptions(), new Option<bool>("--json", "-j") { Description = "JSON." });
        var command = options.AddTo(new Command("ls", "List the stacks of the project.") { json });
        command.SetAction((parsed, token) => StackScope.RunAsync(terminal, options.Folder(parsed), options.IsSandbox(parsed), async workspace =>
        {
            var selected = await workspace.Selected.FindAsync(workspace.Backend.Url, token);
            var stacks = await workspace.Backend.ListAsync(workspace.Project.Name, token);
            bool IsCurrent(StackSummary s) => selected == s.Name.FullName || selected == s.Name.Name;
            if (parsed.GetValue(json))
            {
                var list = new JArray(stacks.Select(s => new JObject
                {
                    ["name"] = s.Name.Name,
                    ["current"] = IsCurrent(s),
                    ["lastUpdate"] = s.LastUpdate?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                    ["resourceCount"] = s.ResourceCount,
                }));
                await terminal.Output.WriteLineAsync(list.ToString(Formatting.Indented));
                return ExitCodes.Done;
            }

            var width = Math.Max(4, ValueText.Width(stacks.Select(s => s.Name.Name + "*")));
            await terminal.Output.WriteLineAsync($"{"NAME".PadRight(width)}  LAST UPDATE           RESOURCE COUNT");
            foreach (var stack in stacks)
            {
                var updated = stack.LastUpdate?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "n/a";
                await terminal.Output.WriteLineAsync($"{(stack.Name.Name + (IsCurrent(stack) ? "*" : "")).PadRight(width)}  {updated,-20}  {stack.ResourceCount?.ToString(CultureInfo.InvariantCulture) ?? "n/a"}");
            }

            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command Select(Terminal terminal)
    {
        var name = new Argument<string>("name");
        var options = new StackOptions();
        var command = options.AddTo(new Command("select", "Select the stack that commands mean when they name none.") { name });
        command.SetAction((parsed, token) => StackScope.RunAsync(terminal, options.Folder(parsed), options.IsSandbox(parsed), async workspace =>
        {
            var stack = StackName.Parse(parsed.GetRequiredValue(name), workspace.Project.Name);
            if (!workspace.Backend.Exists(stack))
            {
                throw new ProblemException(StateProblems.NoSuchStack(stack.Name));
            }

            await workspace.Selected.SetAsync(workspace.Backend.Url, stack, token);
            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var force = new Option<bool>("--force", "-f") { Description = "Also with resources; they stay where they are." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var name = new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne };
        return Of("rm", "Remove a stack.", terminal, async (workspace, stack, parsed, token) =>
        {
            var meant = parsed.GetValue(name) is { } given ? StackName.Parse(given, workspace.Project.Name) : stack;
            await workspace.Backend.RemoveAsync(meant, parsed.GetValue(force), token);
            await terminal.Output.WriteLineAsync($"Stack '{meant.Name}' has been removed!");
            return ExitCodes.Done;
        }, name, force, yes);
    }

    private static Command Export(Terminal terminal)
    {
        var secrets = new Option<bool>("--show-secrets") { Description = "Secrets in clear." };
        var file = new Option<string?>("--file") { Description = "Write there instead of to stdout." };
        return Of("export", "Write the state of a stack.", terminal, async (workspace, stack, parsed, token) =>
        {
            var transfer = workspace.Backend.Transfer(stack);
            var text = parsed.GetValue(secrets) ? await transfer.ExportWithSecretsAsync(workspace.Passphrases, token) : await transfer.ExportAsync(token);
            if (parsed.GetValue(file) is { } path)
            {
                await File.WriteAllTextAsync(path, text, token);
            }
            else
            {
                await terminal.Output.WriteAsync(text);
            }

            return ExitCodes.Done;
        }, secrets, file);
    }

    private static Command Import(Terminal terminal)
    {
        var file = new Option<string?>("--file") { Description = "Read from there instead of from stdin." };
        var force = new Option<bool>("--force") { Description = "Take what looks wrong too." };
        return Of("import", "Replace the state of a stack by an exported one.", terminal, async (workspace, stack, parsed, token) =>
        {
            var text = parsed.GetValue(file) is { } path ? await File.ReadAllTextAsync(path, token) : await terminal.Input.ReadToEndAsync(token);
            var (manager, _) = await workspace.SecretsAsync(stack, fallBackToState: true, token);
            foreach (var warning in await workspace.Backend.Transfer(stack).ImportAsync(text, manager, workspace.Passphrases, parsed.GetValue(force), token))
            {
                await terminal.Errors.WriteLineAsync($"warning: {warning}");
            }

            await terminal.Output.WriteLineAsync("Import complete.");
            return ExitCodes.Done;
        }, file, force);
    }

    private static Command Output(Terminal terminal)
    {
        var json = new Option<bool>("--json", "-j") { Description = "JSON." };
        var secrets = new Option<bool>("--show-secrets") { Description = "Secrets in clear." };
        var name = new Argument<string?>("name") { Arity = ArgumentArity.ZeroOrOne, Description = "One output." };
        return Of("output", "Show the outputs of a stack.", terminal, async (workspace, stack, parsed, token) =>
        {
            var open = parsed.GetValue(secrets);
            var loaded = await workspace.Backend.Open(stack, null, open ? workspace.Passphrases : new Engine.Secrets.BlindSecrets()).LoadAsync(token);
            var outputs = loaded.Deployment.Resources.FirstOrDefault(r => r.Type == Urn.StackType)?.Outputs ?? PropertyMap.Empty;
            var shown = open ? outputs.Plain() : outputs;
            await terminal.Output.WriteLineAsync(OutputText.Of(shown, parsed.GetValue(name), parsed.GetValue(json)));
            return ExitCodes.Done;
        }, name, json, secrets);
    }

    private static Command Of(
        string name, string description, Terminal terminal, Func<Workspace, StackName, ParseResult, CancellationToken, Task<int>> work, params Symbol[] symbols)
    {
        var options = new StackOptions();
        var command = options.AddTo(new Command(name, description));
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Option option:
                    command.Options.Add(option);
                    break;
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
            }
        }

        command.SetAction((parsed, token) => StackScope.RunAsync(terminal, options.Folder(parsed), options.IsSandbox(parsed), async workspace =>
            await work(workspace, await workspace.StackAsync(options.IsSandbox(parsed) ? SandboxMachine.Stack : options.Stack(parsed) ?? Given(parsed, symbols), token), parsed, token), token));
        return command;
    }

    /// <summary>A stack that is named as argument stands in for the option.</summary>
    private static string? Given(ParseResult parsed, Symbol[] symbols) =>
        symbols.OfType<Argument<string?>>().Where(a => a.Name is "stack" or "name" && parsed.CommandResult.Command.Name is "cancel" or "rm").Select(parsed.GetValue).FirstOrDefault();
}
