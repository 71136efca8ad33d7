using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Tests.Proof.Worlds;

/// <summary>
/// Replays every instance of a journal and compares what comes out with what the engine wrote when the turns were live.
/// </summary>
internal static class ReplayCheck
{
    /// <summary>The differences found, one a line; none when replay equals live.</summary>
    public static IReadOnlyList<string> Differences(string folder, Catalogue catalogue)
    {
        using var journal = new Journal(new Database(Path.Combine(folder, JournalFolder.FileName), readOnly: true));
        var differences = new List<string>();
        foreach (var seq in Instances(journal))
        {
            var row = journal.Instances.Find(seq)!;
            differences.AddRange(Differences(journal, catalogue, row).Select(d => $"{row.Id} ({row.Status}): {d}"));
        }

        return differences;
    }

    private static List<long> Instances(Journal journal)
    {
        using var select = journal.Database.Prepare("SELECT seq FROM instances");
        var found = new List<long>();
        while (select.Step())
        {
            found.Add(select.Integer(0));
        }

        return found;
    }

    private static IEnumerable<string> Differences(Journal journal, Catalogue catalogue, InstanceRow row)
    {
        var (name, version) = journal.Names[row.Name];
        var parent = row.Parent is { } seq && journal.Instances.Find(seq) is { } found
            ? new ParentOrchestration(found.Id, journal.Names[found.Name].Name)
            : null;
        var run = new OrchestrationRun(catalogue.Orchestrators[name], new RunIdentity(row.Id, version, parent));
        var turns = journal.Turns.Read(row);
        var ended = row.Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed;
        var replayed = turns.ToList();
        if (row.HasEnded)
        {
            // The end of a run is no decision of the code: it is looked at below.
            replayed[^1] = replayed[^1] with { Actions = [.. replayed[^1].Actions.SkipLast(1)] };
        }

        if (HistoryReplay.Of(run, replayed) is { } problem)
        {
            yield return problem;
            yield break;
        }

        if (ended && run.Outcome?.Kind != turns[^1].Actions[^1].Kind)
        {
            yield return $"ended with {turns[^1].Actions[^1].Kind}, replay with {run.Outcome?.Kind}";
        }

        if (!row.HasEnded && run.Outcome is { } outcome)
        {
            yield return $"has not ended, replay does with {outcome.Kind}";
        }

        if (row.Status is OrchestrationStatus.Running && run.NextDue != row.NextDue)
        {
            yield return $"is due at {row.NextDue}, replay at {run.NextDue}";
        }

        if (!row.HasEnded && run.HasOpenActivities && !journal.Wakeups.Has(row.Seq))
        {
            yield return "has open activities, and a restart would not look at it";
        }

        if (!row.HasEnded && run.BlockReason is { } reason)
        {
            yield return reason;
        }
    }
}
