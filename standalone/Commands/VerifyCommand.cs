using System.CommandLine;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>verify</c>: is what lies on the disk whole?</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var data = Options.Folder();
        var command = new Command(
            "verify",
            "Reads journal and store through: pages, indexes and every turn of every history. Works while served.")
        {
            data,
        };
        command.Tells(parsed => Run(parsed.GetValue(data)!));
        return command;
    }

    private static int Run(string folder)
    {
        using var journal = JournalInspection.Open(folder);
        var instances = journal.Verify();
        StoreCopy.Check(folder);
        Console.WriteLine($"Journal and store are whole: {instances:N0} histories read.");
        return ExitCode.Done;
    }
}
