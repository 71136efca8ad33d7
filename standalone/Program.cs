using System.CommandLine;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Commands.Instances;

var root = new RootCommand(
    "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.\n"
    + $"Exit codes: {ExitCode.Done} done; {ExitCode.Failed} not done, the message on standard error says why; "
    + $"{ExitCode.Cancelled} stopped by Ctrl-C ('serve' and 'demo': {ExitCode.Done}).")
{
    DemoCommand.Create(),
    RehearseCommand.Create(),
    ImportCommand.Create(),
    ServeCommand.Create(),
    InstancesCommand.Create(),
    ReplayCheckCommand.Create(),
    AcceptClockCommand.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
};

var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);

// Longer than the engine takes to stop by itself, so that Ctrl-C ends what runs and does not cut it off.
return Misreading.Concerns(parsed)
    ? Misreading.Explain(parsed)
    : await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
