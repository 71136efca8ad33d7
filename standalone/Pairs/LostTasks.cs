using ProgramFlows.Adapters.Store;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Standalone.Pairs;

/// <summary>What one half of an installation knows of tasks and the other does not.</summary>
/// <param name="WithoutOrchestration">Tasks that are open, and nothing follows them up any more.</param>
/// <param name="WithoutTask">Orchestrations that follow a task up which the store does not have.</param>
internal sealed record LostTasks(IReadOnlyList<string> WithoutOrchestration, IReadOnlyList<string> WithoutTask)
{
    private const int PageSize = 1_000;

    private static readonly OrchestrationStatus[] Alive =
    [
        OrchestrationStatus.Pending, OrchestrationStatus.Running,
        OrchestrationStatus.Suspended, OrchestrationStatus.Blocked,
    ];

    public bool IsNone => WithoutOrchestration.Count + WithoutTask.Count == 0;

    /// <summary>
    /// Compares the halves of a folder. It may be served meanwhile: what is found is looked at a second time, since a
    /// task may open or close between the looks at the two.
    /// </summary>
    public static LostTasks Find(string folder)
    {
        using var journal = JournalInspection.Open(folder);
        using var store = StoreInspection.Open(folder);
        var found = Compare(journal, store);
        if (found.IsNone)
        {
            return found;
        }

        var again = Compare(journal, store);
        return new LostTasks(
            [.. found.WithoutOrchestration.Intersect(again.WithoutOrchestration)],
            [.. found.WithoutTask.Intersect(again.WithoutTask)]);
    }

    private static LostTasks Compare(JournalInspection journal, StoreInspection store)
    {
        var tasks = store.Tasks;
        var followed = FollowUps(journal);
        var known = tasks.Select(t => InstanceIds.FollowUpOf(new TaskId(t.Id))).ToHashSet(StringComparer.Ordinal);
        return new LostTasks(
            [
                .. tasks.Where(t => t.IsOpen && !followed.Contains(InstanceIds.FollowUpOf(new TaskId(t.Id))))
                    .Select(t => t.Id),
            ],
            [.. followed.Where(i => !known.Contains(i) && HasOpened(journal, i)).Order(StringComparer.Ordinal)]);
    }

    private static HashSet<string> FollowUps(JournalInspection journal)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var query = new OrchestrationQuery
        {
            Name = TaskFollowUp.Name.Value,
            Statuses = Alive,
            PageSize = PageSize,
        };
        do
        {
            var page = journal.Page(query);
            found.UnionWith(page.Items.Select(i => i.InstanceId));
            query = query with { ContinuationToken = page.ContinuationToken };
        }
        while (query.ContinuationToken is not null);

        return found;
    }

    /// <summary>Before its day has come, an orchestration has no task yet.</summary>
    private static bool HasOpened(JournalInspection journal, string instanceId)
    {
        var history = journal.History(instanceId);
        var opening = history.FirstOrDefault(
            e => e.Kind == HistoryEventKind.TaskScheduled && e.Name == OpenTask.Name.Value);
        return opening is not null
            && history.Any(e => e.Kind == HistoryEventKind.TaskCompleted && e.TaskId == opening.TaskId);
    }
}
