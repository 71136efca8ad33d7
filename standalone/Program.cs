using ProgramFlows.Standalone.Commands;

// First of all: from here on, a signal ends whatever runs as it ends by itself.
using var stop = StopSignals.Hear();
return await Root.RunAsync(args, stop.Token);
