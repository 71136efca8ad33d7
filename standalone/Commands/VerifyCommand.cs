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
            "Reads journal and store through, pages, indexes and every turn of every history, holds one against the "
            + "other, and every file of evidence against its checksum. Works while served.")
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
        var files = LostEvidence.Find(new InstallationFolder(folder));
        Tell(files.Missing, "file(s) of evidence are missing: restore them from the newest backup that has them");
        Tell(files.Altered, "file(s) of evidence are not what was kept: somebody or the disk has changed them");
        Tell(
            Unplaced(folder),
            "network(s) whose place is unknown: give each its place's code in a file of networks, and import it");
        var lost = LostTasks.Find(folder);
        Tell(lost.WithoutOrchestration, "open task(s) without an orchestration: nobody is reminded of them any more");
        Tell(lost.WithoutTask, "orchestration(s) without a task: they follow up what the store does not have");
        Console.WriteLine(lost.IsNone
            ? $"Journal and store are whole and belong together: {instances:N0} histories read."
            : $"Journal and store are whole ({instances:N0} histories read), and differ. Was one of them exchanged, or "
                + "an orchestration ended by hand? Restore the newest backup, or keep the folder and ask for help.");
        Console.WriteLine($"Files of evidence: {files.Looked:N0} read.");
        return lost.IsNone && files.IsNone ? ExitCode.Done : ExitCode.Failed;
    }

    private static IReadOnlyList<string> Unplaced(string folder)
    {
        using var store = StoreInspection.Open(folder);
        return store.Unplaced;
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
