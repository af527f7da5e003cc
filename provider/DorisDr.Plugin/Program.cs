using DorisDr.Plugin.Hosting;
using DorisDr.Resources;

return await PluginProcess.RunAsync(args, log => DorisProvider.Create(Environment.GetEnvironmentVariable, log, TimeProvider.System));
