using System.CommandLine;
using DorisDr.Cli.Commands;
using DorisDr.Cli.Composition;
using DorisDr.Cli.Running;
using DorisDr.Engine.State;

var terminal = new Terminal(Console.In, Console.Out, Console.Error, new LocalMachine(), TimeProvider.System);
var root = new RootCommand("Disaster recovery for Apache Doris as code.")
{
    RunCommands.Preview(terminal),
    RunCommands.Up(terminal),
    RunCommands.Refresh(terminal),
    RunCommands.Destroy(terminal),
    RunCommands.Import(terminal),
    DriftCommand.Create(terminal),
    DoctorCommand.Create(terminal),
    StackCommand.Cancel(terminal),
    StackCommand.Create(terminal),
    ConfigCommand.Create(terminal),
    SchemaCommand.Create(terminal),
    SandboxCommand.Create(TimeProvider.System),
};

// Interrupts are the commands' own: a run ends in order, and a sandbox that is told to end still closes its files.
var configuration = new InvocationConfiguration
{
    ProcessTerminationTimeout = args is ["sandbox", ..] ? TimeSpan.FromSeconds(15) : null,
    EnableDefaultExceptionHandler = false,
};
return await Complaint.GuardAsync(Console.Error, () => root.Parse(args).InvokeAsync(configuration)) is var code && code >= 0 ? code : ExitCodes.Failed;
