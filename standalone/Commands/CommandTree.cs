using System.CommandLine;
using System.Runtime.CompilerServices;
using ProgramFlows.Standalone.Commands.Instances;

namespace ProgramFlows.Standalone.Commands;

/// <summary>Everything that can be asked on the command line.</summary>
internal static class CommandTree
{
    private static readonly string Description =
        "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.\n"
        + $"Exit codes: {ExitCode.Done} done; {ExitCode.Failed} not done, the message on standard error says why; "
        + $"{ExitCode.Cancelled} stopped by Ctrl-C or SIGTERM ('serve' and 'demo': {ExitCode.Done}).";

    /// <summary>Reads the command line and does what it asks for.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="stop">Set when the command shall end.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // Signals are heard before anything of this is loaded.
    public static Task<int> RunAsync(string[] words, CancellationToken stop)
    {
        var parsed = Create().Parse(words.Length == 0 ? ["--help"] : words);
        return Misreading.Concerns(parsed)
            ? Task.FromResult(Misreading.Explain(parsed))
            : parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop);
    }

    private static RootCommand Create() => new(Description)
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
}
