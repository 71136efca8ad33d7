using ProgramFlows.Tests.Adapters.Mail.Kills;

namespace ProgramFlows.Tests.Adapters;

/// <summary>Runs the tests, or is the process that one of them kills.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is [SendingProcess.Argument, var folder, var carrier, var place])
        {
            await SendingProcess.RunAsync(folder, carrier, place);
            return 0;
        }

        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
                args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
            : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
