using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>What waits, whose turn it is by the rules that commands are held to, and what was done.</summary>
internal sealed class SimulationReader(StoreWriter writer) : ISimulationReader
{
    private const int AtATime = 500;

    public Task<IReadOnlyList<WaitingTask>> WaitingAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<WaitingTask>>(
            context =>
            [
                .. context.Tasks
                    .Where(t => TaskStages.Open.Contains(t.Status))
                    .OrderBy(t => t.Id)
                    .Select(t => new WaitingTask(
                        t.Id,
                        t.NetworkCode,
                        t.ProvinceCode,
                        t.Office,
                        t.Status,
                        t.OpenedAt,
                        t.DueOn,
                        t.SubmittedAt,
                        t.TimesSubmitted)
                    {
                        Origin = new TaskOrigin(t.ProgrammeId, t.FiscalYear, t.DefinitionId, t.DefinitionVersion),
                    }),
            ],
            cancellationToken);

    public Task<IReadOnlyDictionary<TaskId, IReadOnlyList<PersonId>>> TurnsAsync(
        IReadOnlyDictionary<TaskId, Permission> asked, DateOnly day, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return writer.ReadAsync<IReadOnlyDictionary<TaskId, IReadOnlyList<PersonId>>>(
            context => Turns(context, asked, day), cancellationToken);
    }

    public Task<Prefilled> PrefilledAsync(TaskId task, CancellationToken cancellationToken) => writer.ReadAsync(
        context => context.Tasks.AsNoTracking().FirstOrDefault(t => t.Id == task) is { } row
            ? KnownForms.For(context, new PostBook(), row)
            : Prefilled.None,
        cancellationToken);

    public Task<IReadOnlyList<PersonId>> HoldersAsync(Role role, CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<PersonId>>(
            context =>
            [
                .. context.Appointments.AsNoTracking().Where(a => a.Role == role).Select(a => a.PersonId).Distinct()
                    .AsEnumerable().OrderBy(p => p.Value, StringComparer.Ordinal),
            ],
            cancellationToken);

    public async IAsyncEnumerable<ProgressEntry> EntriesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = await writer.ReadAsync(Entries, cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private static Dictionary<TaskId, IReadOnlyList<PersonId>> Turns(
        StoreContext context, IReadOnlyDictionary<TaskId, Permission> asked, DateOnly day)
    {
        // A book of its own: what it remembers is of this moment, and commands must not be decided by it.
        var posts = new PostBook();
        var turns = new Dictionary<TaskId, IReadOnlyList<PersonId>>(asked.Count);
        foreach (var ids in asked.Keys.Chunk(AtATime))
        {
            foreach (var task in context.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToList())
            {
                turns[task.Id] = AccessRules.Turn(
                    asked[task.Id], posts.AccessTo(context, task, ThaiTime.StartOf(day)));
            }
        }

        return turns;
    }

    private static List<ProgressEntry> Entries(StoreContext context)
    {
        var tasks = context.Tasks.AsNoTracking()
            .Select(t => new { t.Id, t.Step, t.DueOn })
            .ToDictionary(t => t.Id.Value);
        var entries = new List<ProgressEntry>();
        foreach (var audit in context.Audit.AsNoTracking())
        {
            var task = tasks.GetValueOrDefault(audit.Subject);
            entries.Add(new ProgressEntry(
                audit.At, ProgressEntryKind.Action, audit.Action, audit.Subject, task?.Step ?? 0,
                task?.DueOn, null, null));
        }

        foreach (var notice in context.Notices.AsNoTracking())
        {
            var task = tasks[notice.TaskId.Value];
            entries.Add(new ProgressEntry(
                notice.At,
                ProgressEntryKind.Notice,
                notice.Kind.ToString(),
                notice.TaskId.Value,
                task.Step,
                task.DueOn,
                notice.PersonId,
                null));
        }

        foreach (var message in context.Messages.AsNoTracking().Where(m => m.SentAt != null))
        {
            var lines = message.Lines.ToString(CultureInfo.InvariantCulture);
            entries.Add(new ProgressEntry(
                message.SentAt!.Value,
                ProgressEntryKind.Message,
                lines,
                message.Key,
                0,
                null,
                message.PersonId,
                message.Subject));
        }

        entries.Sort(static (a, b) =>
            a.At != b.At ? a.At.CompareTo(b.At)
            : a.Kind != b.Kind ? a.Kind.CompareTo(b.Kind)
            : string.CompareOrdinal(a.Subject, b.Subject) is not 0 and var bySubject ? bySubject
            : string.CompareOrdinal(a.What, b.What) is not 0 and var byWhat ? byWhat
            : string.CompareOrdinal(a.PersonId?.Value, b.PersonId?.Value));
        return entries;
    }
}
