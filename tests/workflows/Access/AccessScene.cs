using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Tests.Workflows.Access;

/// <summary>A task of one network, and the people around it.</summary>
internal sealed record AccessScene(TaskAccess Task, IReadOnlyList<Appointment> Appointments)
{
    public const string Programme = "honest-society";

    private static readonly NetworkPlace Place = new(Programme, new NetworkCode("500101"), "50", "north");

    /// <summary>Where a role is to be found that has to do with the task.</summary>
    public static string ScopeOf(Role role) => RoleOrder.ScopeOf(role, Place)
        ?? (RoleOrder.ScopeKindOf(role) == ScopeKind.Everywhere ? Appointment.Everywhere : "agency");

    /// <summary>Nobody holds any post, and the programme is as it is shipped.</summary>
    public static AccessScene Of(string? handedInBy) => new(
        new TaskAccess(
            Place,
            ProgrammeRules.BeforeTextsWereKept,
            handedInBy is null ? null : new PersonId(handedInBy),
            IsReviewOverdue: false,
            new Dictionary<Role, Post>()),
        []);

    /// <summary>Somebody holds a role in the task's own place.</summary>
    public AccessScene With(string person, Role role, bool isDeputy = false, bool isAway = false)
    {
        var holders = Task.Posts.TryGetValue(role, out var post) ? post.Holders : [];
        var posts = new Dictionary<Role, Post>(Task.Posts)
        {
            [role] = new Post([.. holders, new PostHolder(new PersonId(person), isDeputy, isAway)]),
        };
        return new AccessScene(
            Task with { Posts = posts },
            [
                .. Appointments,
                new Appointment(new PersonId(person), role, ScopeOf(role), Programme, isDeputy),
            ]);
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

    public IReadOnlyList<string> Turn(Permission permission) =>
        [.. AccessRules.Turn(permission, Task).Select(p => p.Value)];

    public Refusal? Check(string person, Permission permission) =>
        Check(Actor.Person(new PersonId(person)), permission);

    public Refusal? Check(Actor actor, Permission permission)
    {
        var viewer = new Viewer(actor, [.. Appointments.Where(a => a.PersonId == actor.Who)]);
        return permission == Permission.Recover
            ? AccessRules.CheckRecovery(viewer, Lost.Appointment.PersonId, [Lost])
            : permission == Permission.SeeToIncidents
                ? AccessRules.CheckIncident(viewer, Lost.Appointment.PersonId, [Lost])
            : permission == Permission.SendAgain
                ? AccessRules.CheckMessageTo(viewer, Lost.Appointment.PersonId, [Lost])
                : AccessRules.Check(viewer, permission, Task);
    }

    /// <summary>What somebody is who cannot sign in: a coordinator of the task's network.</summary>
    private static PlacedPost Lost { get; } = new(
        new Appointment(new PersonId("lost"), Role.Coordinator, "500101", Programme), "50", "north");
}
