using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>The one way to tell people of a task.</summary>
internal sealed class NoticeWriter(PostBook posts)
{
    /// <summary>
    /// Puts a notice up, once for each person: of what waits for a review or an answer, for those whose turn it is; of
    /// anything else, for those who have one of the roles in the task's place. Whoever has it already is passed over.
    /// </summary>
    public void Tell(
        StoreContext context, TaskRow task, string key, NoticeKind kind, IEnumerable<Role> roles, DateTimeOffset at)
    {
        if (kind.AsksFor() is { } permission)
        {
            foreach (var decider in AccessRules.Turn(permission, posts.AccessTo(context, task, at)))
            {
                PutUp(context, task, key, kind, decider, at);
            }

            return;
        }

        var day = ThaiTime.DayOf(at);
        foreach (var role in roles)
        {
            foreach (var person in posts.PostOf(context, task, role, day).Told)
            {
                PutUp(context, task, key, TaskNotices.For(kind, role), person, at);
            }
        }
    }

    /// <summary>Puts a notice up for people by name, once for each.</summary>
    public static void Tell(
        StoreContext context,
        TaskRow task,
        string key,
        NoticeKind kind,
        IEnumerable<PersonId> people,
        DateTimeOffset at)
    {
        foreach (var person in people)
        {
            PutUp(context, task, key, kind, person, at);
        }
    }

    private static void PutUp(
        StoreContext context, TaskRow task, string key, NoticeKind kind, PersonId person, DateTimeOffset at)
    {
        var own = $"{key}-{person}";
        if (!context.HasNotice(own))
        {
            context.Notices.Add(
                new NoticeRow { Key = own, PersonId = person, TaskId = task.Id, Kind = kind, At = at });
        }
    }
}
