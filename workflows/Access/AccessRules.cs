using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Access;

/// <summary>
/// Who may do what. A post's holders act, and its deputies while no holder is there. Nobody decides on what they handed
/// in themselves, whatever else they are: that goes to the office above. A review that nobody is there for goes to the
/// office above when its time has passed, anything else at once.
/// </summary>
public static class AccessRules
{
    /// <summary>Why somebody may not do something that concerns no task; null when they may.</summary>
    public static Refusal? Check(Actor actor, Permission permission)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return permission switch
        {
            Permission.Follow => actor == Actor.Programme ? null : Refusal.OnlyTheProgramme,
            Permission.TakeIn or Permission.TakeLeave => actor == Actor.Operator ? null : Refusal.OnlyTheOperator,
            Permission.HandIn or Permission.Review or Permission.Extend or Permission.Waive => Refusal.NotYourRole,
        };
    }

    /// <summary>Why somebody may not do something that concerns a person; null when they may: it is their own
    /// affair.</summary>
    public static Refusal? CheckAbout(Actor actor, Permission permission, string personId)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return permission == Permission.TakeLeave && actor.IsPerson && actor.Id == personId
            ? null
            : Check(actor, permission);
    }

    /// <summary>Why somebody may not do something with a task; null when they may.</summary>
    public static Refusal? Check(Viewer viewer, Permission permission, TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(task);
        if (OfficeFor(permission, task.Rules) is not { } office)
        {
            return Check(viewer.Actor, permission);
        }

        if (!viewer.Actor.IsPerson)
        {
            return Refusal.NotYourRole;
        }

        var person = viewer.Actor.Id;
        if (permission != Permission.HandIn && person == task.HandedInBy)
        {
            return Refusal.OwnWork;
        }

        return Turn(permission, task).Contains(person) || IsBackEarly(person, office, permission, task)
            ? null
            : WhyNot(viewer, office, permission, task);
    }

    /// <summary>Whose turn it is to do something with a task: those who are to be told of it.</summary>
    public static IReadOnlyList<string> Turn(Permission permission, TaskAccess task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return OfficeFor(permission, task.Rules) is { } office ? [.. TurnAt(office, permission, task).Distinct()] : [];
    }

    private static IEnumerable<string> TurnAt(Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        if (permission == Permission.HandIn)
        {
            return post.Acting;
        }

        var others = post.Acting.Where(p => p != task.HandedInBy);
        var isOwnWork = post.Acting.Contains(task.HandedInBy!);
        var isLeftAlone = post.IsUnattended
            && (permission == Permission.Review ? task.IsReviewOverdue : post.Acting.Count == 0);
        return RoleOrder.Above(office) is not { } above ? others
            : isOwnWork ? TurnAt(above, permission, task)
            : isLeftAlone ? others.Concat(TurnAt(above, permission, task))
            : others;
    }

    /// <summary>A holder who acts although on leave is welcome, unless it went up as work of their own post.</summary>
    private static bool IsBackEarly(string person, Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        var isOwnWork = permission != Permission.HandIn && post.Acting.Contains(task.HandedInBy!);
        return !isOwnWork && post.Holders.Any(h => h.PersonId == person && h is { IsDeputy: false, IsAway: true });
    }

    private static Refusal WhyNot(Viewer viewer, Role office, Permission permission, TaskAccess task)
    {
        var post = task.Posts.GetValueOrDefault(office, Post.Vacant);
        var goesUp = permission != Permission.HandIn;
        if (post.Holders.Any(h => h.PersonId == viewer.Actor.Id))
        {
            return goesUp && post.Acting.Contains(task.HandedInBy!)
                ? Refusal.GoesToTheOfficeAbove
                : Refusal.HolderIsThere;
        }

        var alike = viewer.Appointments.Where(a => a.Role == office).ToList();
        return alike.Count == 0
            ? goesUp && viewer.Appointments.Any(a => IsAbove(a.Role, office) && IsIn(a, task)) ? Refusal.NotYetYourTurn
                : Refusal.NotYourRole
            : alike.TrueForAll(a => a.ProgrammeId != task.Place.ProgrammeId) ? Refusal.NotYourProgramme
            : Refusal.NotYourPlace;
    }

    private static bool IsIn(Records.Appointment appointment, TaskAccess task) =>
        appointment.ProgrammeId == task.Place.ProgrammeId
        && appointment.Scope == RoleOrder.ScopeOf(appointment.Role, task.Place);

    private static bool IsAbove(Role role, Role other) =>
        RoleOrder.Above(other) is { } above && (above == role || IsAbove(role, above));

    /// <summary>Whose office it is; null where it is no office's.</summary>
    private static Role? OfficeFor(Permission permission, ProgrammeRules rules) => permission switch
    {
        Permission.HandIn => Role.Coordinator,
        Permission.Review => rules.ReviewedBy,
        Permission.Extend => rules.ExtendedBy,
        Permission.Waive => rules.WaivedBy,
        Permission.Follow or Permission.TakeIn or Permission.TakeLeave => null,
    };
}
