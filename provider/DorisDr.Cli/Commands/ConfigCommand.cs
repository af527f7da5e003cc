using System.CommandLine;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Rendering.Text;
using DorisDr.Cli.Running;
using DorisDr.Engine.Configuration;
using DorisDr.Engine.State;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace DorisDr.Cli.Commands;

/// <summary><c>config</c>: list, set, get, rm.</summary>
internal static class ConfigCommand
{
    /// <summary><c>config</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var (options, json, secrets) = (new StackOptions(), Json(), Secrets());
        var command = options.AddTo(new Command("config", "Show and change the configuration of a stack.") { json, secrets, Set(terminal), Get(terminal), Remove(terminal) });
        command.SetAction((parsed, token) => RunAsync(terminal, options, parsed, async (workspace, stack) =>
        {
            var values = await ValuesAsync(workspace, stack, parsed.GetValue(secrets), token);
            if (parsed.GetValue(json))
            {
                await terminal.Output.WriteLineAsync(new JObject(values.Select(v => new JProperty(v.Key, ValueJson(v.Value, parsed.GetValue(secrets))))).ToString(Formatting.Indented));
                return ExitCodes.Done;
            }

            var width = Math.Max(3, ValueText.Width(values.Keys.Select(k => Short(workspace, k))));
            await terminal.Output.WriteLineAsync($"{"KEY".PadRight(width)}  VALUE");
            foreach (var (key, value) in values)
            {
                await terminal.Output.WriteLineAsync($"{Short(workspace, key).PadRight(width)}  {(parsed.GetValue(secrets) ? value.Text : value.Shown)}");
            }

            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command Set(Terminal terminal)
    {
        var options = new StackOptions();
        var key = new Argument<string>("key");
        var value = new Argument<string?>("value") { Arity = ArgumentArity.ZeroOrOne, Description = "The value; read from stdin when absent." };
        var secret = new Option<bool>("--secret") { Description = "Encrypt it." };
        var plain = new Option<bool>("--plaintext") { Description = "Store it in clear even if it looks like a secret." };
        var command = options.AddTo(new Command("set", "Set a value.") { key, value, secret, plain });
        command.SetAction((parsed, token) => RunAsync(terminal, options, parsed, async (workspace, stack) =>
        {
            var name = ConfigKey.Parse(parsed.GetRequiredValue(key), workspace.Project.Name);
            var text = parsed.GetValue(value) ?? (await terminal.Input.ReadToEndAsync(token)).TrimEnd('\n', '\r');
            if (parsed.GetValue(secret))
            {
                var (manager, settings) = await workspace.SecretsAsync(stack, fallBackToState: false, token);
                await settings.WithSecret(name, text, manager).SaveAsync(token);
                return ExitCodes.Done;
            }

            if (!parsed.GetValue(plain))
            {
                SecretGuess.Refuse(name, text);
            }

            await (await workspace.SettingsAsync(stack, token)).WithText(name, text).SaveAsync(token);
            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command Get(Terminal terminal)
    {
        var (options, key, json) = (new StackOptions(), new Argument<string>("key"), Json());
        var command = options.AddTo(new Command("get", "Show one value, secrets in clear.") { key, json });
        command.SetAction((parsed, token) => RunAsync(terminal, options, parsed, async (workspace, stack) =>
        {
            var name = ConfigKey.Parse(parsed.GetRequiredValue(key), workspace.Project.Name);
            var values = await ValuesAsync(workspace, stack, open: true, token);
            var found = values.GetValueOrDefault(name.Full) ?? throw new ProblemException(ConfigurationProblems.NotFound(parsed.GetRequiredValue(key), stack.Name));
            await terminal.Output.WriteLineAsync(parsed.GetValue(json) ? ValueJson(found, open: true).ToString(Formatting.Indented) : found.Text);
            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static Command Remove(Terminal terminal)
    {
        var (options, key) = (new StackOptions(), new Argument<string>("key"));
        var command = options.AddTo(new Command("rm", "Remove a value.") { key });
        command.SetAction((parsed, token) => RunAsync(terminal, options, parsed, async (workspace, stack) =>
        {
            var settings = await workspace.SettingsAsync(stack, token);
            await settings.Without(ConfigKey.Parse(parsed.GetRequiredValue(key), workspace.Project.Name)).SaveAsync(token);
            return ExitCodes.Done;
        }, token));
        return command;
    }

    private static async Task<IReadOnlyDictionary<string, StackConfigValue>> ValuesAsync(Workspace workspace, StackName stack, bool open, CancellationToken cancellation)
    {
        var settings = await workspace.SettingsAsync(stack, cancellation);
        var manager = open
            ? (await workspace.SecretsAsync(stack, fallBackToState: false, cancellation)).Manager
            : null;
        return StackConfig.Resolve(stack.Name, workspace.Project.Name, [], settings, manager, validate: false);
    }

    private static Task<int> RunAsync(
        Terminal terminal, StackOptions options, ParseResult parsed, Func<Workspace, StackName, Task<int>> work, CancellationToken cancellation) =>
        StackScope.RunAsync(terminal, options.Folder(parsed), options.IsSandbox(parsed), async workspace =>
        {
            var stack = await workspace.StackAsync(options.IsSandbox(parsed) ? SandboxMachine.Stack : options.Stack(parsed), cancellation);
            return workspace.Backend.Exists(stack) ? await work(workspace, stack) : throw new ProblemException(StateProblems.NoSuchStack(stack.Name));
        }, cancellation);

    private static string Short(Workspace workspace, string key) => ConfigKey.Parse(key, workspace.Project.Name).Short(workspace.Project.Name);

    private static JObject ValueJson(StackConfigValue value, bool open)
    {
        var json = new JObject();
        if (!value.IsSecret || open)
        {
            json["value"] = value.Text;
        }

        json["secret"] = value.IsSecret;
        return json;
    }

    private static Option<bool> Json() => new("--json", "-j") { Description = "JSON." };

    private static Option<bool> Secrets() => new("--show-secrets") { Description = "Secrets in clear." };
}
