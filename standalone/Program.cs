using System.CommandLine;
using ProgramFlows.Standalone.Commands;
using ProgramFlows.Standalone.Commands.Instances;

var root = new RootCommand(
    "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.")
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

return await root.Parse(args).InvokeAsync();
