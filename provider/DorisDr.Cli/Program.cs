using System.CommandLine;
using DorisDr.Cli.Commands;

var root = new RootCommand("Disaster recovery for Apache Doris as code.") { SandboxCommand.Create(TimeProvider.System) };

// A sandbox that is told to end still closes its files.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await root.Parse(args).InvokeAsync(configuration);
