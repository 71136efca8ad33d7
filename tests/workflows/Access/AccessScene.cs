using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Tests.Workflows.Access;

/// <summary>A task of one network, and the people around it.</summary>
internal sealed record AccessScene(TaskAccess Task, IReadOnlyList<Appointment> Appointments)
{
    public const string Programme = "honest-society";

    private static readonly NetworkPlace Place = new(Programme, "500101", "50", "north");

    /// <summary>Nobody holds any post, and the programme is as it is shipped.</summary>
    public static AccessScene Of(string? handedInBy) => new(
        new TaskAccess(
            Place,
            ProgrammeRules.BeforeTextsWereKept,
            handedInBy,
            IsReviewOverdue: false,
            new Dictionary<Role, Post>()),
        []);

    /// <summary>Somebody holds a role in the task's own place.</summary>
    public AccessScene With(string person, Role role, bool isDeputy = false, bool isAway = false)
    {
        var holders = Task.Posts.TryGetValue(role, out var post) ? post.Holders : [];
        var posts = new Dictionary<Role, Post>(Task.Posts)
        {
            [role] = new Post([.. holders, new PostHolder(person, isDeputy, isAway)]),
        };
        return new AccessScene(
            Task with { Posts = posts },
            [.. Appointments, new Appointment(person, role, RoleOrder.ScopeOf(role, Place), Programme, isDeputy)]);
    }

    /// <summary>Somebody is something elsewhere.</summary>
    public AccessScene With(Appointment appointment) => this with { Appointments = [.. Appointments, appointment] };

    public AccessScene Overdue() => this with { Task = Task with { IsReviewOverdue = true } };

    public AccessScene Under(Role review, Role extension, Role waiver) => this with
    {
        Task = Task with
        {
            Rules = Task.Rules with { ReviewedBy = review, ExtendedBy = extension, WaivedBy = waiver },
        },
    };

    public IReadOnlyList<string> Turn(Permission permission) => AccessRules.Turn(permission, Task);

    public Refusal? Check(string person, Permission permission) => Check(Actor.Person(person), permission);

    public Refusal? Check(Actor actor, Permission permission) => AccessRules.Check(
        new Viewer(actor, [.. Appointments.Where(a => a.PersonId == actor.Id)]), permission, Task);
}
