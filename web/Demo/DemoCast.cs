using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Web.Demo;

/// <summary>
/// One simulated person of each role and state: who has overdue work, work that came back, work to be done, work to
/// review, and whoever has no tasks of their own.
/// </summary>
internal sealed class DemoCast(ISimulationReader reader, IPersonReader people)
{
    private static readonly Role[] WithoutTasks =
        [Role.ProgrammeStaff, Role.AgencyOfficer, Role.Auditor, Role.Administrator];

    public async Task<IReadOnlyList<DemoPerson>> GatherAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = ThaiTime.DayOf(now);
        var waiting = await reader.WaitingAsync(cancellationToken).ConfigureAwait(false);
        var whose = await reader.TurnsAsync(
            waiting.ToDictionary(t => t.TaskId, PermissionFor), today, cancellationToken).ConfigureAwait(false);
        var work = waiting
            .SelectMany(t => whose.GetValueOrDefault(t.TaskId, []).Select(p => (Person: p, Task: t)))
            .GroupBy(w => w.Person, w => w.Task)
            .Select(g => new Work(g.Key, [.. g], today))
            .OrderBy(w => w.PersonId.Value, StringComparer.Ordinal)
            .ToList();
        var others = new List<Work>();
        foreach (var role in WithoutTasks)
        {
            var holders = await reader.HoldersAsync(role, cancellationToken).ConfigureAwait(false);
            others.AddRange(holders.Take(1).Select(h => new Work(h, [], today)));
        }

        var chosen = Choose(work).OfType<Work>().Concat(others).DistinctBy(w => w.PersonId).ToList();
        var cast = new List<DemoPerson>();
        foreach (var one in chosen)
        {
            if (await people.FindAsync(one.PersonId, cancellationToken).ConfigureAwait(false) is { } known)
            {
                cast.AddRange(known.Viewer.Appointments.Take(1).Select(a => new DemoPerson(
                    one.PersonId,
                    known.Person.Name,
                    a.Role,
                    a.Scope,
                    one.Overdue,
                    one.Returned,
                    one.ToDo,
                    one.ToReview)));
            }
        }

        return cast;
    }

    private static IEnumerable<Work?> Choose(List<Work> work)
    {
        yield return work.Where(w => w.ToReview == 0).MaxBy(w => w.Returned);
        yield return work.Where(w => w is { ToReview: 0, Returned: 0 }).MaxBy(w => w.Overdue);
        yield return work.Where(w => w is { ToReview: 0, Returned: 0, Overdue: 0 }).MaxBy(w => w.ToDo);
        var reviewers = work.Where(w => w.ToReview > 0).OrderByDescending(w => w.ToReview).ToList();
        yield return reviewers.FirstOrDefault();
        yield return reviewers.LastOrDefault();
    }

    private static Permission PermissionFor(WaitingTask task) => task.Status.Stage() switch
    {
        TaskStage.ToBeDone => Permission.HandIn,
        TaskStage.InReview => Permission.Review,
        TaskStage.Settled or TaskStage.Lapsed => Permission.Follow,
    };

    private sealed record Work(PersonId PersonId, IReadOnlyList<WaitingTask> Tasks, DateOnly Today)
    {
        public int Overdue => Tasks.Count(t => t.Status.Stage() == TaskStage.ToBeDone && t.DueOn < Today);

        public int Returned => Tasks.Count(t => t.Status == WorkTaskStatus.Returned);

        public int ToDo => Tasks.Count(t => t.Status.Stage() == TaskStage.ToBeDone);

        public int ToReview => Tasks.Count(t => t.Status.Stage() == TaskStage.InReview);
    }
}
