using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>Tasks as people see them. What may be seen and done is said by AccessRules, as for commands.</summary>
internal sealed class TaskReader(StoreWriter writer) : ITaskReader
{
    public Task<MyWork> MyWorkAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(
            context =>
            {
                var book = new TaskBook(context);
                var tasks = Coordinated(viewer).SelectMany(a => InPlaceOf(context, a).ToList()).ToList();
                return new MyWork(
                    [
                        .. tasks.Where(t => t.Status.IsOpen()).OrderBy(t => t.DueOn)
                            .ThenBy(t => t.Id.Value, StringComparer.Ordinal).Select(book.CardOf),
                    ],
                    tasks.Count(t => t.Status.Stage() == TaskStage.Settled));
            },
            cancellationToken);
    }

    public Task<TaskSight> FindAsync(
        Viewer viewer, TaskId id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(
            context => context.Tasks.AsNoTracking().FirstOrDefault(t => t.Id == id) is not { } task
                ? new TaskSight(Exists: false, Task: null)
                : new TaskSight(
                    Exists: true,
                    AccessRules.MaySee(viewer, task.Place) ? new TaskBook(context).Open(task, viewer, at) : null),
            cancellationToken);
    }

    public Task<WaitingReviews> QueueAsync(
        Viewer viewer, QueuePlace? after, int most, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Queue(context, viewer, after, most, at), cancellationToken);
    }

    public Task<IReadOnlyList<AskedTask>> RequestsAsync(
        Viewer viewer, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Requests(context, viewer, at), cancellationToken);
    }

    public Task<IReadOnlyList<NetworkYear>> YearsAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync<IReadOnlyList<NetworkYear>>(
            context => [.. Coordinated(viewer).SelectMany(a => Years(context, a))], cancellationToken);
    }

    private static WaitingReviews Queue(
        StoreContext context, Viewer viewer, QueuePlace? after, int most, DateTimeOffset at)
    {
        // Whose turn it is hangs on leaves, deputies and on who handed in, which no query says: everything that waits
        // in the viewer's places is looked at, and it is never more than some hundreds.
        var posts = new PostBook();
        var waiting = viewer.Appointments
            .SelectMany(a => InPlaceOf(context, a).Where(t => TaskStages.InReview.Contains(t.Status)).ToList())
            .DistinctBy(t => t.Id)
            .Where(t => AccessRules.Check(viewer, Permission.Review, posts.AccessTo(context, t, at)) is null)
            .OrderBy(t => t.SubmittedAt)
            .ThenBy(t => t.Id.Value, StringComparer.Ordinal)
            .ToList();
        var page = waiting.Where(t => after is null || IsAfter(t, after)).Take(most + 1).ToList();
        var book = new TaskBook(context);
        var shown = page.Take(most).ToList();
        return new WaitingReviews(
            [.. shown.Select(book.CardOf)],
            waiting.Count,
            page.Count > most ? new QueuePlace(shown[^1].SubmittedAt!.Value, shown[^1].Id) : null);
    }

    private static IReadOnlyList<AskedTask> Requests(StoreContext context, Viewer viewer, DateTimeOffset at)
    {
        var (posts, book) = (new PostBook(), new TaskBook(context));
        return
        [
            .. from task in viewer.Appointments
                   .SelectMany(a => InPlaceOf(context, a).Where(t =>
                       TaskStages.ToBeDone.Contains(t.Status) && (t.TimeAsked != null || t.WaiverAsked != null))
                       .ToList())
                   .DistinctBy(t => t.Id)
               let access = posts.AccessTo(context, task, at)
               from request in book.RequestsOf(task, access)
               where AccessRules.Check(viewer, AnsweredBy(request.Asks), access) is null
               orderby request.At, task.Id.Value
               select new AskedTask(book.CardOf(task), request),
        ];
    }

    private static Permission AnsweredBy(TaskAction asks) =>
        asks == TaskAction.AskForTime ? Permission.Extend : Permission.Waive;

    private static bool IsAfter(TaskRow task, QueuePlace place) =>
        task.SubmittedAt > place.HandedInAt
        || (task.SubmittedAt == place.HandedInAt
            && string.CompareOrdinal(task.Id.Value, place.Id.Value) > 0);

    private static IEnumerable<Appointment> Coordinated(Viewer viewer) =>
        viewer.Appointments.Where(a => a.Role == Role.Coordinator);

    private static IQueryable<TaskRow> InPlaceOf(StoreContext context, Appointment appointment)
    {
        var (programme, scope) = (appointment.ProgrammeId, appointment.Scope);
        var network = new NetworkCode(scope);
        var tasks = context.Tasks.AsNoTracking().Where(t => t.ProgrammeId == programme);
        return appointment.Role switch
        {
            Role.Coordinator => tasks.Where(t => t.NetworkCode == network),
            Role.ProvincialCoordinator => tasks.Where(t => t.ProvinceCode == scope),
            Role.RegionalOffice => tasks.Where(t => t.Office == scope),
            Role.ProgrammeStaff => tasks,
            Role.AgencyOfficer or Role.Auditor or Role.Administrator => tasks.Where(_ => false),
        };
    }

    private static IEnumerable<NetworkYear> Years(StoreContext context, Appointment appointment)
    {
        var (programme, network) = (appointment.ProgrammeId, new NetworkCode(appointment.Scope));
        var book = new TaskBook(context);
        var tasks = InPlaceOf(context, appointment).ToList();
        var years = context.Enrolments.AsNoTracking()
            .Where(e => e.ProgrammeId == programme && e.NetworkCode == network)
            .OrderByDescending(e => e.FiscalYear)
            .Select(e => e.FiscalYear)
            .ToList();
        foreach (var year in years)
        {
            var ofYear = tasks.Where(t => t.FiscalYear == year).ToList();
            if (book.ProgrammeOf(programme, year, ofYear.FirstOrDefault()?.DefinitionVersion) is { } definition)
            {
                yield return new NetworkYear(
                    book.NameOf(network),
                    year,
                    definition.Name,
                    definition.PhaseOf(years[^1])?.Name,
                    [.. definition.Steps.Select(s => StepOf(book, s, ofYear))]);
            }
        }
    }

    private static SeenStep StepOf(TaskBook book, StepDefinition step, List<TaskRow> tasks)
    {
        var own = tasks.Where(t => t.Step == step.Number).ToList();
        return new SeenStep(
            step.Number,
            step.Name,
            step.Outcome,
            step.Scope,
            step.From,
            step.To,
            step.Tasks.Count,
            [.. own.Select(book.CardOf)],
            own.Max(t => t.ClosedAt));
    }
}
