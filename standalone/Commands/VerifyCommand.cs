using System.CommandLine;
using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;
using ProgramFlows.Standalone.Pairs;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>verify</c>: is what lies on the disk whole?</summary>
internal static class VerifyCommand
{
    private const int MostShown = 10;

    public static Command Create()
    {
        var data = Options.Folder();
        var command = new Command(
            "verify",
            "Reads journal and store through, pages, indexes and every turn of every history, and holds one against "
            + "the other. Works while served.")
        {
            data,
        };
        command.Tells(parsed => Run(parsed.GetValue(data)!));
        return command;
    }

    private static int Run(string folder)
    {
        FolderAdmission.RequireFinished(folder);
        using var journal = JournalInspection.Open(folder);
        var instances = journal.Verify();
        StoreCopy.Check(folder);
        Pair.Of(folder).Require(folder);
        var lost = LostTasks.Find(folder);
        Tell(lost.WithoutOrchestration, "open task(s) without an orchestration: nobody is reminded of them any more");
        Tell(lost.WithoutTask, "orchestration(s) without a task: they follow up what the store does not have");
        Console.WriteLine(lost.IsNone
            ? $"Journal and store are whole and belong together: {instances:N0} histories read."
            : $"Journal and store are whole ({instances:N0} histories read), and differ. Was one of them exchanged, or "
                + "an orchestration ended by hand? Restore the newest backup, or keep the folder and ask for help.");
        return lost.IsNone ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Tell(IReadOnlyList<string> lost, string what)
    {
        if (lost.Count > 0)
        {
            var more = lost.Count > MostShown ? ", ..." : "";
            Console.WriteLine($"{lost.Count:N0} {what}: {string.Join(", ", lost.Take(MostShown))}{more}");
        }
    }
}
