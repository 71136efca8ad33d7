using System.CommandLine;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Commands.Instances;

// First of all: from here on, a signal ends whatever runs as it ends by itself.
using var stop = StopSignals.Hear();

var root = new RootCommand(
    "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.\n"
    + $"Exit codes: {ExitCode.Done} done; {ExitCode.Failed} not done, the message on standard error says why; "
    + $"{ExitCode.Cancelled} stopped by Ctrl-C or SIGTERM ('serve' and 'demo': {ExitCode.Done}).")
{
    DemoCommand.Create(),
    RehearseCommand.Create(),
    ImportCommand.Create(),
    ServeCommand.Create(),
    InstancesCommand.Create(),
    ReplayCheckCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
};

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);

return Misreading.Concerns(parsed)
    ? Misreading.Explain(parsed)
    : await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token);
