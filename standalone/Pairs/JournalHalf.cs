using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>The journal, as one half of an installation.</summary>
/// <param name="Mark">Whose it is and how far; null when it has never been told.</param>
/// <param name="IsUsed">Whether anything ever happened in it.</param>
internal sealed record JournalHalf(HostMark? Mark, bool IsUsed)
{
    /// <summary>Reads a folder's journal; null when there is none.</summary>
    public static JournalHalf? Of(string folder)
    {
        // An empty file is what is left of a process that ended before it had made the tables.
        if (new FileInfo(Path.Combine(folder, JournalCopy.FileName)) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        using var journal = JournalInspection.Open(folder);
        return new JournalHalf(
            journal.HostMark, journal.Count(new Engine.Contract.OrchestrationQuery()).Count > 0);
    }
}
