using ProgramFlows.Standalone.Commands;

return await Root.RunAsync(args);
