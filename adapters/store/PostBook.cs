using System.Collections.Concurrent;
using System.Text;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>
/// Who holds which post, who is on leave, and what programmes say of them: what access rules and notices are decided
/// by. It is looked up once and remembered until the roster changes; where another process may change it, for one
/// transaction.
/// </summary>
internal sealed class PostBook
{
    private static readonly Role[] Roles = Enum.GetValues<Role>();

    private readonly ConcurrentDictionary<(string Programme, Role Role, string Scope), (PersonId Id, bool IsDeputy)[]>
        _posts = new();

    private readonly ConcurrentDictionary<PersonId, Appointment[]> _appointments = new();
    private readonly ConcurrentDictionary<DateOnly, HashSet<PersonId>> _away = new();

    // A text that is kept never changes.
    private readonly ConcurrentDictionary<(string Programme, int Year, string? Version), KeptText> _texts = new();

    public void Forget()
    {
        _posts.Clear();
        _appointments.Clear();
        _away.Clear();
    }

    /// <summary>What somebody is, in every programme.</summary>
    public IReadOnlyList<Appointment> AppointmentsOf(StoreContext context, Actor actor)
    {
        if (actor.Who is not { } person)
        {
            return [];
        }

        if (!_appointments.TryGetValue(person, out var appointments))
        {
            appointments =
            [
                .. context.Appointments.Where(a => a.PersonId == person).Select(
                    a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy)),
            ];
            _appointments[person] = appointments;
        }

        return appointments;
    }

    /// <summary>Who holds a role in a task's place on a day.</summary>
    public Post PostOf(StoreContext context, TaskRow task, Role role, DateOnly day)
    {
        if (RoleOrder.ScopeOf(role, task.Place) is not { } place)
        {
            return Post.Vacant;
        }

        var key = (task.ProgrammeId, role, place);
        if (!_posts.TryGetValue(key, out var people))
        {
            var (programme, _, scope) = key;
            people =
            [
                .. context.Appointments
                    .Where(a => a.ProgrammeId == programme && a.Role == role && a.Scope == scope)
                    .OrderBy(a => a.PersonId)
                    .Select(a => new { a.PersonId, a.IsDeputy })
                    .AsEnumerable()
                    .Select(a => (a.PersonId, a.IsDeputy)),
            ];
            _posts[key] = people;
        }

        var away = people.Length == 0 ? [] : AwayOn(context, day);
        return new Post([.. people.Select(p => new PostHolder(p.Id, p.IsDeputy, away.Contains(p.Id)))]);
    }

    /// <summary>What decides who may do what with a task at a moment.</summary>
    public TaskAccess AccessTo(StoreContext context, TaskRow task, DateTimeOffset at)
    {
        var day = ThaiTime.DayOf(at);
        var rules = RulesOf(context, task);
        return new TaskAccess(
            task.Place,
            rules,
            task.SubmittedBy,
            task.SubmittedAt is { } handedIn && rules.IsReviewOverdue(ThaiTime.DayOf(handedIn), day),
            Roles.ToDictionary(role => role, role => PostOf(context, task, role, day)))
        {
            TimeAskedBy = task.TimeAsked?.By,
            WaiverAskedBy = task.WaiverAsked?.By,
        };
    }

    /// <summary>The form of a task, as the text says under which it was opened; null where none was kept.</summary>
    public FormDefinition? FormOf(StoreContext context, TaskRow task) => DefinitionOf(context, task)?.Form;

    /// <summary>The text of a task under which it was opened; null where none was kept.</summary>
    public TaskDefinition? DefinitionOf(StoreContext context, TaskRow task) =>
        TextOf(context, task)?.Definition.FindTask(task.DefinitionId);

    /// <summary>What a task's programme says of who decides on it.</summary>
    public ProgrammeRules RulesOf(StoreContext context, TaskRow task) =>
        TextOf(context, task)?.Rules ?? ProgrammeRules.BeforeTextsWereKept;

    private KeptText? TextOf(StoreContext context, TaskRow task)
    {
        var (programme, year, version) = (task.ProgrammeId, task.FiscalYear, task.DefinitionVersion);
        if (_texts.TryGetValue((programme, year, version), out var known))
        {
            return known;
        }

        if (ProgrammeLibrary.TextOf(context, programme, year, version) is not { } text)
        {
            return null;
        }

        var definition = Payload.Read<ProgrammeDefinition>(Encoding.UTF8.GetBytes(text));
        return _texts[(programme, year, version)] = new KeptText(definition, ProgrammeRules.Of(definition));
    }

    private HashSet<PersonId> AwayOn(StoreContext context, DateOnly day) => _away.GetOrAdd(
        day,
        static (d, c) => [.. c.Leaves.Where(l => l.From <= d && l.To >= d).Select(l => l.PersonId)],
        context);

    private sealed record KeptText(ProgrammeDefinition Definition, ProgrammeRules Rules);
}
