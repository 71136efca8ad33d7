using System.CommandLine;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Standalone.Folders;

namespace ProgramFlows.Standalone.Commands;

/// <summary><c>replay-check</c>: would what is under way go on under this release?</summary>
internal static class ReplayCheckCommand
{
    private const int MostShown = 3;

    public static Command Create()
    {
        var data = Options.Folder();
        var ended = new Option<bool>("--ended") { Description = "Replays instances that have ended as well." };
        var command = new Command(
            "replay-check",
            "Replays the histories of a data folder under this release, before it is deployed. Changes nothing; works "
            + "while the folder is served. Exit code 1 if an instance would be blocked.")
        {
            data, ended,
        };
        command.Tells(parsed => Run(parsed.GetValue(data)!, parsed.GetValue(ended)));
        return command;
    }

    private static int Run(string folder, bool endedToo)
    {
        FolderAdmission.RequireFinished(folder);
        using var journal = JournalInspection.Open(folder);
        var catalogue = Installation.CatalogueOf(folder);
        var groups = new SortedDictionary<(string Name, string Version), (long Fits, List<ReplayFinding> Breaks)>();
        foreach (var finding in journal.Replay(catalogue, endedToo))
        {
            var key = (finding.Name, finding.Version);
            var (fits, breaks) = groups.GetValueOrDefault(key, (0, []));
            if (finding.Problem is not null)
            {
                breaks.Add(finding);
            }

            groups[key] = (finding.Problem is null ? fits + 1 : fits, breaks);
        }

        foreach (var ((name, version), (fits, breaks)) in groups)
        {
            Console.WriteLine($"{name} {version}: {fits:N0} go on, {breaks.Count:N0} would be blocked");
            foreach (var finding in breaks.Take(MostShown))
            {
                Console.WriteLine($"  {finding.InstanceId}: {finding.Problem}");
            }
        }

        var broken = groups.Values.Sum(g => g.Breaks.Count);
        Console.WriteLine(broken == 0
            ? $"Every history fits this release ({groups.Values.Sum(g => g.Fits):N0} instances)."
            : $"{broken:N0} instance(s) would be blocked. Do not deploy this release over them.");
        return broken == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}
