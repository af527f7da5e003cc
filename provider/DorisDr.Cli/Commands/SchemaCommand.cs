using System.CommandLine;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Running;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Provider;
using DorisDr.Resources;

namespace DorisDr.Cli.Commands;

/// <summary><c>schema</c>: show, write.</summary>
internal static class SchemaCommand
{
    /// <summary><c>schema</c>.</summary>
    public static Command Create(Terminal terminal) => new("schema", "The package schema.") { Show(terminal), Write(terminal) };

    private static Command Show(Terminal terminal)
    {
        var command = new Command("show", "Print the schema.");
        command.SetAction((_, _) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            await terminal.Output.WriteAsync(Text(terminal));
            return ExitCodes.Done;
        }));
        return command;
    }

    private static Command Write(Terminal terminal)
    {
        var file = new Argument<string>("file") { DefaultValueFactory = _ => Path.Combine("schema", "dorisdr.schema.json"), Description = "Where." };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail when the file differs." };
        var command = new Command("write", "Write the schema to a file.") { file, check };
        command.SetAction((parsed, token) => Complaint.GuardAsync(terminal.Errors, async () =>
        {
            var path = parsed.GetRequiredValue(file);
            if (!parsed.GetValue(check))
            {
                await File.WriteAllTextAsync(path, Text(terminal), token);
            }
            else if (!File.Exists(path) || await File.ReadAllTextAsync(path, token) != Text(terminal))
            {
                throw new ProblemException(CliProblems.SchemaDiffers(path));
            }

            return ExitCodes.Done;
        }));
        return command;
    }

    private static string Text(Terminal terminal) => ((IProvider)DorisProvider.Create(static _ => null, new NoLog(), terminal.Time)).Schema.ToJson();

    private sealed class NoLog : IEngineLog
    {
        public void Log(LogSeverity severity, string urn, string message, bool ephemeral)
        {
        }
    }
}
