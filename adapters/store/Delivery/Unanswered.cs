using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>Messages about overdue work that nobody answered.</summary>
internal static class Unanswered
{
    private static readonly IReadOnlyList<MessageState> Gone = [MessageState.Accepted, MessageState.Delivered];

    /// <summary>Tells others of coordinators who do not answer, see <see cref="UnansweredRules"/>.</summary>
    /// <returns>Of how many somebody is told.</returns>
    public static int HandUp(
        StoreContext context, PostBook posts, NoticeWriter notices, DateOnly day, DateTimeOffset at)
    {
        var silences = Of(context).Where(m => Gone.Contains(m.State) && m.On < day)
            .GroupBy(m => m.PersonId)
            .Select(g => new { Who = g.Key, Messages = g.Count(), Since = g.Min(m => m.Key) })
            .Where(s => s.Messages >= UnansweredRules.ForDeputy)
            .ToList();
        foreach (var silence in silences)
        {
            foreach (var task in OverdueOf(context, silence.Who, day))
            {
                var deputies = posts.PostOf(context, task, Role.Coordinator, day).Holders
                    .Where(h => h.IsDeputy).Select(h => h.PersonId).ToList();
                if (UnansweredRules.IsForDeputy(silence.Messages))
                {
                    NoticeWriter.Tell(context, task, KeyOf("deputy"), NoticeKind.Unanswered, deputies, at);
                }

                if (UnansweredRules.IsForProvince(silence.Messages, deputies.Count > 0))
                {
                    notices.Tell(
                        context, task, KeyOf("province"), NoticeKind.Unanswered, [Role.ProvincialCoordinator], at);
                }

                string KeyOf(string whom) => $"unanswered-{whom}-{silence.Since}-{task.Id}";
            }
        }

        return silences.Count;
    }

    /// <summary>Whether somebody has messages that wait for an answer.</summary>
    public static bool Has(StoreContext context, PersonId person) => Of(context).Any(m => m.PersonId == person);

    /// <summary>Somebody has signed in or handed in: what was sent until now is answered.</summary>
    public static int NoteAnswer(StoreContext context, PersonId person, DateTimeOffset at) => Of(context)
        .Where(m => m.PersonId == person && m.SentAt <= at)
        .ExecuteUpdate(u => u.SetProperty(m => m.AnsweredAt, at));

    private static IQueryable<MessageRow> Of(StoreContext context) =>
        context.Messages.Where(m => m.HasOverdue && m.AnsweredAt == null);

    private static List<TaskRow> OverdueOf(StoreContext context, PersonId person, DateOnly day) =>
    [
        .. from appointment in context.Appointments
           where appointment.PersonId == person && appointment.Role == Role.Coordinator && !appointment.IsDeputy
           join task in context.Tasks
               on new { appointment.ProgrammeId, Network = appointment.Scope }
               equals new { task.ProgrammeId, Network = (string)(object)task.NetworkCode }
           where TaskStages.ToBeDone.Contains(task.Status) && task.DueOn < day
           orderby task.Id
           select task,
    ];
}
