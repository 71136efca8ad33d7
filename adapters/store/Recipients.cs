using System.Collections.Concurrent;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// Who is told of a task. Appointments are looked up once and remembered until the roster changes; where another
/// process may change it, for one transaction.
/// </summary>
internal sealed class Recipients
{
    private readonly ConcurrentDictionary<(string Programme, Role Role, string Scope), string[]> _people = new();

    public void Forget() => _people.Clear();

    /// <summary>
    /// Puts a notice up for everybody who has one of the roles in a task's programme, for each of them once; those who
    /// have it already are passed over.
    /// </summary>
    public void Tell(
        StoreContext context, TaskRow task, string key, NoticeKind kind, IEnumerable<Role> roles, DateTimeOffset at)
    {
        foreach (var role in roles)
        {
            foreach (var person in PeopleOf(context, task.ProgrammeId, role, task.ScopeOf(role)))
            {
                var own = $"{key}-{person}";
                if (!context.HasNotice(own))
                {
                    context.Notices.Add(
                        new NoticeRow
                        {
                            Key = own,
                            PersonId = person,
                            TaskId = task.Id,
                            Kind = KindFor(role, kind),
                            At = at,
                        });
                }
            }
        }
    }

    // What is overdue is a reminder to the coordinator and a hand-up to everybody else.
    private static NoticeKind KindFor(Role role, NoticeKind kind) =>
        kind == NoticeKind.Overdue && role != Role.Coordinator ? NoticeKind.HandedUp : kind;

    private string[] PeopleOf(StoreContext context, string programme, Role role, string scope)
    {
        if (!_people.TryGetValue((programme, role, scope), out var people))
        {
            people =
            [
                .. context.Appointments
                    .Where(a => a.ProgrammeId == programme && a.Role == role && a.Scope == scope)
                    .Select(a => a.PersonId).OrderBy(p => p),
            ];
            _people[(programme, role, scope)] = people;
        }

        return people;
    }
}
