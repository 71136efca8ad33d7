using System.CommandLine;
using ProgramFlows.Standalone.Commands;

var root = new RootCommand(
    "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.")
{
    DemoCommand.Create(),
    RehearseCommand.Create(),
    ImportCommand.Create(),
    ServeCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
};

return await root.Parse(args).InvokeAsync();
