using System.CommandLine;
using System.CommandLine.Help;
using ProgramFlows.Standalone.Commands.Channels;
using ProgramFlows.Standalone.Commands.Instances;
using ProgramFlows.Standalone.Commands.Users;

namespace ProgramFlows.Standalone.Commands;

/// <summary>The command line: what there is, and how one is run.</summary>
internal static class Root
{
    /// <summary>Every command with its options.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "ProgramFlows: carries community networks through the programme's year. 'demo' is a good beginning.\n"
            + $"Exit codes: {ExitCode.Done} done; {ExitCode.Failed} not done, the message on standard error says why; "
            + $"{ExitCode.Cancelled} stopped by Ctrl-C or SIGTERM ('serve' and 'demo': {ExitCode.Done}).")
        {
            DemoCommand.Create(),
            RehearseCommand.Create(),
            ImportCommand.Create(),
            UsersCommand.Create(),
            ServeCommand.Create(),
            InstancesCommand.Create(),
            ReplayCheckCommand.Create(),
            AcceptClockCommand.Create(),
            VerifyCommand.Create(),
            ChannelsCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
        };

        // A word in brackets is no command to the library: it would take apart whatever stands there.
        root.Directives.Clear();
        foreach (var help in root.Options.OfType<HelpOption>().Select(o => o.Action).OfType<HelpAction>())
        {
            help.MaxWidth = Terminal.Width;
        }

        return root;
    }

    /// <summary>Reads words, taking '@file' for a name like any other.</summary>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> words) => root.Parse(
        words.Count == 0 ? ["--help"] : EmptyValues.Apart(root, words),
        new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Runs what the words say. Whatever happens, a person reads sentences.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="stop">Set when the command shall end; the library's own way fails while a command begins.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        StandardOutput.Install();
        try
        {
            var parsed = Parse(Create(), words);
            return Misreading.Concerns(parsed)
                ? Misreading.Explain(parsed)
                : await parsed.InvokeAsync(
                    new InvocationConfiguration
                    {
                        EnableDefaultExceptionHandler = false,
                        ProcessTerminationTimeout = null,
                    },
                    stop).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            StandardOutput.TryWriteError(
                $"This is a fault of this program: {e.GetType()} in {e.TargetSite?.DeclaringType}.{e.TargetSite?.Name}"
                + $": {e.Message} Everything that was confirmed is kept. Report it with the command that was given.");
            return ExitCode.Failed;
        }
    }
}
