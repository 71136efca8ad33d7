using ProgramFlows.Tests.Proof.Kills;

namespace ProgramFlows.Tests.Proof;

/// <summary>Runs the tests, or is the process that one of them kills.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [Victim.Argument, var folder, var round, var mode])
        {
            await Victim.RunAsync(folder, round, drains: mode == Victim.Drain);
            return 0;
        }

        if (args is [Overflowing.Argument, var journal, var how])
        {
            return await Overflowing.RunAsync(journal, how);
        }

        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
                args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
