using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store;

/// <summary>What a roster takes away: appointments, people, and the open tasks of closed networks.</summary>
/// <param name="context">The transaction.</param>
/// <param name="at">When, UTC.</param>
/// <param name="audit">Writes an audit entry: action, subject, before, after; gives its id.</param>
internal sealed class RosterEndings(
    StoreContext context, DateTimeOffset at, Func<string, string, string?, string, CommandId> audit)
{
    public int Ended { get; private set; }

    public int Erased { get; private set; }

    public void End(IReadOnlyList<Appointment> appointments)
    {
        foreach (var (person, role, scope, programme, _) in appointments)
        {
            if (context.Appointments.Find(programme, role, scope, person) is { } row)
            {
                context.Appointments.Remove(row);
                Ended++;
                var before = $"{role}{(row.IsDeputy ? " (deputy)" : "")} {scope}, {programme}";
                audit("Dismissed", person.Value, before, "none");
            }
        }
    }

    public void Erase(IReadOnlyList<PersonId> people)
    {
        foreach (var id in people)
        {
            if (context.People.Find(id) is not { ErasedAt: null } row)
            {
                continue;
            }

            Erasure.Of(context, row, at);
            Erased++;
            audit("Erased", id.Value, null, Erasure.What);
        }
    }

    /// <summary>Waives what is open in networks that are closed; their orchestrations hear of it.</summary>
    public void CloseTasks(List<NetworkCode> networks)
    {
        foreach (var task in context.Tasks.Where(
            t => networks.Contains(t.NetworkCode) && TaskStages.Open.Contains(t.Status)))
        {
            var command = audit("Waived", task.Id.Value, task.Status.ToString(), nameof(WorkTaskStatus.Waived));
            (task.Status, task.ClosedAt) = (WorkTaskStatus.Waived, at);
            context.Outbox.Add(WaivedEvent(task.Id, command, at));
        }
    }

    /// <summary>How a task's orchestration hears that it is not asked for.</summary>
    public static OutboxEventRow WaivedEvent(TaskId task, CommandId command, DateTimeOffset at) => OutboxEventRow.For(
        InstanceIds.FollowUpOf(task), TaskEvent.Event, new TaskEvent(command, TaskEventKind.Waived, at), at);
}
