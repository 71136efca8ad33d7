using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Workflows.Access;

/// <summary>
/// Who may do what. A post's holders act, and its deputies while no holder is there. Nobody decides on what they handed
/// in themselves, whatever else they are: that goes to the office above. A review that nobody is there for goes to the
/// office above when its time has passed, anything else at once.
/// </summary>
public static class AccessRules
{
    /// <summary>The offices that look after a network's red risks, each as much as the other.</summary>
    public static IReadOnlyList<Role> AnswerersOfRed { get; } = [Role.ProvincialCoordinator, Role.RegionalOffice];

    /// <summary>Why somebody may not do something that concerns no task; null when they may.</summary>
    public static Refusal? Check(Actor actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return permission switch
        {
            Permission.Follow => actor == Actor.Programme ? null : Refusal.OnlyTheProgramme,
            Permission.TakeIn or Permission.TakeLeave => actor.IsOperator ? null : Refusal.OnlyTheOperator,
            Permission.Appoint => actor.IsOperator ? null : Refusal.OnlyAdministrators,
            Permission.Recover or Permission.DecideOnPrivacy or Permission.SendAgain or Permission.SeeToIncidents =>
                actor.IsOperator ? null : Refusal.NotYourRole,
            Permission.RunChannels => actor.IsOperator ? null : Refusal.OnlyAdministrators,
            Permission.HandIn or Permission.Ask or Permission.Review or Permission.Extend or Permission.Waive
                or Permission.AnswerRed =>
                Refusal.NotYourRole,
        };
    }

    /// <summary>Why somebody, with what they are, may not do something that concerns no task; null when they
    /// may.</summary>
    public static Refusal? Check(Viewer viewer, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Appointments.Any(a => MayAnywhere(a.Role, permission)) ? null : Check(viewer.Actor, permission);
    }

    /// <summary>Why somebody may not decide on a request about a person's data; null when they may: nobody decides on
    /// their own.</summary>
    public static Refusal? CheckPrivacyOf(Viewer viewer, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return Check(viewer, Permission.DecideOnPrivacy)
            ?? (viewer.Actor.Who == person ? Refusal.OwnData : null);
    }

    /// <summary>Why somebody may not do something that concerns a person; null when they may: it is their own
    /// affair.</summary>
    public static Refusal? CheckAbout(Actor actor, Permission permission, PersonId personId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return permission == Permission.TakeLeave && actor.Who == personId
            ? null
            : Check(actor, permission);
    }

    /// <summary>Why somebody may not do something with a task; null when they may.</summary>
    public static Refusal? Check(Viewer viewer, Permission permission, TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(task);
        if (OfficesFor(permission, task.Rules) is not { Count: > 0 } offices)
        {
            return Check(viewer, permission);
        }

        if (viewer.Actor.Who is not { } person)
        {
            return Refusal.NotYourRole;
        }

        if (IsDecision(permission) && person == task.HandedInBy)
        {
            return Refusal.OwnWork;
        }

        if (person == AskedBy(permission, task))
        {
            return Refusal.OwnRequest;
        }

        return Turn(permission, task).Contains(person)
            || offices.Any(office => IsBackEarly(person, office, permission, task))
            ? null
            : WhyNot(
                viewer,
                offices.FirstOrDefault(o => viewer.Appointments.Any(a => a.Role == o), offices[0]),
                permission,
                task);
    }

    /// <summary>Why somebody may not give a command on a task; null when they may. Whoever sets a day by which what
    /// they give back is to be handed in again needs leave to extend, too.</summary>
    public static Refusal? CheckCommand(Viewer viewer, TaskCommand command, TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Check(viewer, TaskRules.PermissionFor(command.Action), task)
            ?? (command is { Action: TaskAction.Return, NewDueOn: not null }
                ? Check(viewer, Permission.Extend, task)
                : null);
    }

    /// <summary>Why somebody may not choose something for a person; null when they may: each for themselves.</summary>
    public static Refusal? CheckOwn(Actor actor, PersonId person)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Who == person ? null : Refusal.NotYourRole;
    }

    /// <summary>
    /// Why somebody may not help a person who cannot sign in; null when they may: the office above does, where all that
    /// the person is lies in its area, and administrators do; nobody does for themselves or for somebody who is as much
    /// as they are.
    /// </summary>
    /// <param name="viewer">Who would help; a deputy does not.</param>
    /// <param name="person">Whom.</param>
    /// <param name="posts">Everything that the person is.</param>
    public static Refusal? CheckRecovery(Viewer viewer, PersonId person, IReadOnlyList<PlacedPost> posts)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(posts);
        var offices = viewer.Appointments.Where(a => !a.IsDeputy && HelpsOthers(a.Role)).ToList();
        return viewer.Actor.IsOperator ? null
            : viewer.Actor.Who == person ? Refusal.OwnAccount
            : offices.Count == 0 ? Refusal.NotYourRole
            : offices.Exists(o => o.Role == Role.Administrator)
                ? posts.Any(p => p.Appointment.Role == Role.Administrator) ? Refusal.NotBelowYou : null
            : posts.Any(p => !offices.Exists(o => IsAbove(o.Role, p.Appointment.Role))) ? Refusal.NotBelowYou
            : posts.Count == 0 || posts.Any(p => !offices.Exists(o => LiesUnder(o, p))) ? Refusal.NotYourPlace
            : null;
    }

    /// <summary>Why somebody sees no messages at all; null when they see some: offices those to people of their area,
    /// the programme's staff and administrators all. A deputy does not, as with help.</summary>
    public static Refusal? CheckMessages(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Appointments.Any(a => !a.IsDeputy && HelpsOthers(a.Role))
            ? null
            : Check(viewer, Permission.SendAgain);
    }

    /// <summary>Why somebody may neither see what became of a message to a person nor send it again; null when they
    /// may: who sees all, and whoever may help that person.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="reader">To whom the message is.</param>
    /// <param name="posts">Everything that the reader is.</param>
    public static Refusal? CheckMessageTo(Viewer viewer, PersonId reader, IReadOnlyList<PlacedPost> posts) =>
        Check(viewer, Permission.SendAgain) is null ? null : CheckRecovery(viewer, reader, posts);

    /// <summary>Whether somebody who sees a message may know its reader's name and address and what it says: only
    /// whoever may help that person, and administrators.</summary>
    public static bool KnowsReader(Viewer viewer, PersonId reader, IReadOnlyList<PlacedPost> posts) =>
        Check(viewer, Permission.Appoint) is null || CheckRecovery(viewer, reader, posts) is null;

    /// <summary>
    /// Why somebody may not see to an incident about a person; null when they may: administrators, and whoever may help
    /// the person; nobody to their own.
    /// </summary>
    /// <param name="viewer">Who would; a deputy does not.</param>
    /// <param name="person">Whom it is about.</param>
    /// <param name="posts">Everything that the person is.</param>
    public static Refusal? CheckIncident(Viewer viewer, PersonId person, IReadOnlyList<PlacedPost> posts)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Actor.Who == person ? Refusal.OwnAccount
            : Check(viewer, Permission.SeeToIncidents) is null ? null
            : CheckRecovery(viewer, person, posts);
    }

    /// <summary>Whether somebody has incidents to look at: those that they may see to, or all without names.</summary>
    public static bool SeesIncidents(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return Check(viewer, Permission.SeeToIncidents) is null
            || SeesMessages(viewer)
            || viewer.Appointments.Any(a => !a.IsDeputy && HelpsOthers(a.Role));
    }

    /// <summary>Whether somebody is told that messages wait: administrators, and all who look over networks.</summary>
    public static bool HearsOfChannels(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Appointments.Any(a => HearsOfChannels(a.Role));
    }

    /// <summary>Whether somebody may see what is of a network: they are something there, or above it.</summary>
    public static bool MaySee(Viewer viewer, NetworkPlace place)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(place);
        return viewer.Appointments.Any(a => IsOf(a, place));
    }

    /// <summary>Whether somebody looks over the networks of a province that an office looks after: they are something
    /// above networks there. A network knows of its own report, and not of who deals with it.</summary>
    /// <param name="viewer">Who.</param>
    /// <param name="programmeId">The programme.</param>
    /// <param name="province">The province's code.</param>
    /// <param name="office">The regional office.</param>
    public static bool LooksOver(Viewer viewer, string programmeId, string province, string office)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Appointments.Any(
            a => a.ProgrammeId == programmeId && a.Scope == LookedOver(a.Role, province, office));
    }

    /// <summary>Whether somebody looks over a network.</summary>
    public static bool LooksOver(Viewer viewer, NetworkPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return LooksOver(viewer, place.ProgrammeId, place.Province, place.Office);
    }

    /// <summary>Whether somebody sees to whom messages went: they look over the whole country.</summary>
    public static bool SeesMessages(Viewer viewer)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return viewer.Appointments.Any(a => a.Role == Role.ProgrammeStaff);
    }

    /// <summary>Whose turn it is to do something with a task: those who are to be told of it.</summary>
    public static IReadOnlyList<PersonId> Turn(Permission permission, TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return
        [
            .. OfficesFor(permission, task.Rules).SelectMany(office => TurnAt(office, permission, task)).Distinct(),
        ];
    }

    private static IEnumerable<PersonId> TurnAt(Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        if (!IsDecision(permission))
        {
            return post.Acting;
        }

        var others = post.Acting.Where(p => p != task.HandedInBy && p != AskedBy(permission, task));
        var isOwnWork = IsOwnWork(post, permission, task);
        var isLeftAlone = post.IsUnattended
            && (permission == Permission.Review ? task.IsReviewOverdue : post.Acting.Count == 0);
        return RoleOrder.Above(office) is not { } above ? others
            : isOwnWork ? TurnAt(above, permission, task)
            : isLeftAlone ? others.Concat(TurnAt(above, permission, task))
            : others;
    }

    /// <summary>A holder who acts although on leave is welcome, unless it went up as work of their own post.</summary>
    private static bool IsBackEarly(PersonId person, Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        var isOwnWork = IsDecision(permission) && IsOwnWork(post, permission, task);
        return !isOwnWork && post.Holders.Any(h => h.PersonId == person && h is { IsDeputy: false, IsAway: true });
    }

    /// <summary>Whether somebody in the post handed it in, or asked for what is to be decided.</summary>
    private static bool IsOwnWork(Post post, Permission permission, TaskAccess task) =>
        (task.HandedInBy is { } handedIn && post.Acting.Contains(handedIn))
        || (AskedBy(permission, task) is { } asked && post.Acting.Contains(asked));

    private static bool IsDecision(Permission permission) => permission is not (Permission.HandIn or Permission.Ask);

    /// <summary>Who asked for what the permission would grant; null when nobody does.</summary>
    private static PersonId? AskedBy(Permission permission, TaskAccess task) => permission switch
    {
        Permission.Extend => task.TimeAskedBy,
        Permission.Waive => task.WaiverAskedBy,
        Permission.HandIn or Permission.Ask or Permission.Review or Permission.Follow or Permission.TakeIn
            or Permission.TakeLeave or Permission.Appoint or Permission.Recover or Permission.AnswerRed
            or Permission.DecideOnPrivacy or Permission.SendAgain or Permission.RunChannels
            or Permission.SeeToIncidents => null,
    };

    private static Refusal WhyNot(Viewer viewer, Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        var goesUp = IsDecision(permission);
        if (post.Holders.Any(h => h.PersonId == viewer.Actor.Who))
        {
            return goesUp && IsOwnWork(post, permission, task)
                ? Refusal.GoesToTheOfficeAbove
                : Refusal.HolderIsThere;
        }

        var alike = viewer.Appointments.Where(a => a.Role == office).ToList();
        return alike.Count == 0
            ? goesUp && viewer.Appointments.Any(a => IsAbove(a.Role, office) && IsOf(a, task.Place))
                ? Refusal.NotYetYourTurn
                : Refusal.NotYourRole
            : alike.TrueForAll(a => a.ProgrammeId != task.Place.ProgrammeId) ? Refusal.NotYourProgramme
            : Refusal.NotYourPlace;
    }

    /// <summary>What somebody may who has a role, whatever its place: people belong to no programme.</summary>
    private static bool MayAnywhere(Role role, Permission permission) => role switch
    {
        Role.Administrator => permission is Permission.Appoint or Permission.DecideOnPrivacy
            or Permission.SendAgain or Permission.RunChannels or Permission.SeeToIncidents,
        Role.ProgrammeStaff => permission is Permission.DecideOnPrivacy or Permission.SendAgain,
        Role.Coordinator or Role.ProvincialCoordinator or Role.RegionalOffice or Role.AgencyOfficer
            or Role.Auditor => false,
    };

    private static bool IsOf(Appointment appointment, NetworkPlace place) =>
        appointment.ProgrammeId == place.ProgrammeId
        && appointment.Scope == RoleOrder.ScopeOf(appointment.Role, place);

    private static bool HelpsOthers(Role role) => role switch
    {
        Role.ProvincialCoordinator or Role.RegionalOffice or Role.Administrator => true,
        Role.Coordinator or Role.ProgrammeStaff or Role.AgencyOfficer or Role.Auditor => false,
    };

    private static bool HearsOfChannels(Role role) => role switch
    {
        Role.ProvincialCoordinator or Role.RegionalOffice or Role.ProgrammeStaff or Role.Administrator => true,
        Role.Coordinator or Role.AgencyOfficer or Role.Auditor => false,
    };

    private static bool LiesUnder(Appointment office, PlacedPost post) =>
        office.ProgrammeId == post.Appointment.ProgrammeId
        && IsAbove(office.Role, post.Appointment.Role)
        && office.Scope == (office.Role == Role.ProvincialCoordinator ? post.Province : post.Office);

    private static string? LookedOver(Role role, string province, string office) => role switch
    {
        Role.ProvincialCoordinator => province,
        Role.RegionalOffice => office,
        Role.ProgrammeStaff => Appointment.Everywhere,
        Role.Coordinator or Role.AgencyOfficer or Role.Auditor or Role.Administrator => null,
    };

    private static bool IsAbove(Role role, Role other) =>
        RoleOrder.Above(other) is { } above && (above == role || IsAbove(role, above));

    /// <summary>Whose office it is; none where it is no office's.</summary>
    private static IReadOnlyList<Role> OfficesFor(Permission permission, ProgrammeRules rules) => permission switch
    {
        Permission.HandIn or Permission.Ask => [Role.Coordinator],
        Permission.Review => [rules.ReviewedBy],
        Permission.Extend => [rules.ExtendedBy],
        Permission.Waive => [rules.WaivedBy],
        Permission.AnswerRed => AnswerersOfRed,
        Permission.Follow or Permission.TakeIn or Permission.TakeLeave or Permission.Appoint
            or Permission.Recover or Permission.DecideOnPrivacy or Permission.SendAgain or Permission.RunChannels
            or Permission.SeeToIncidents => [],
    };
}
