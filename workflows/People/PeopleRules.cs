using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Texts;

namespace ProgramFlows.Workflows.People;

/// <summary>What can be done with people and what they are. Pure.</summary>
public static class PeopleRules
{
    private const int LongestName = 200;
    private const int LongestScope = 40;

    /// <summary>Why a person cannot be added; null when they can.</summary>
    public static Refusal? WhyNotAdd(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return !IsName(person.Name) ? Refusal.NameUnreadable
            : person.Email is { } email && EmailAddress.Read(email) is null ? Refusal.AddressUnreadable
            : null;
    }

    /// <summary>Why somebody cannot be what they are to be, as far as it is not for the register to say whether there
    /// is such a place; null when they can.</summary>
    public static Refusal? WhyNotAppoint(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        var scope = appointment.Scope;
        var isEverywhere = scope == Appointment.Everywhere;
        var fits = RoleOrder.ScopeKindOf(appointment.Role) switch
        {
            ScopeKind.Network => !isEverywhere && IsWord(scope),
            ScopeKind.Province => scope.Length == 2 && scope.All(char.IsAsciiDigit),
            ScopeKind.Office or ScopeKind.Agency => !isEverywhere && IsWord(scope),
            ScopeKind.Everywhere => isEverywhere,
        };
        var isOfAll = appointment.ProgrammeId == Appointment.Everywhere;
        return !fits || isOfAll != (appointment.Role == Role.Administrator) ? Refusal.NoSuchPlace : null;
    }

    /// <summary>Why somebody cannot be dismissed; null when they can.</summary>
    /// <param name="appointment">From what; null when they are no such thing.</param>
    /// <param name="administrators">How many administrators there are.</param>
    /// <param name="actor">Who dismisses them: whoever runs the installation can appoint another.</param>
    public static Refusal? WhyNotDismiss(Appointment? appointment, int administrators, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return appointment is null ? Refusal.NotAppointed
            : appointment.Role == Role.Administrator && administrators == 1 && !actor.IsOperator
                ? Refusal.LastAdministrator
                : null;
    }

    /// <summary>Whether somebody can act in the place of whoever has an appointment.</summary>
    public static bool CanHaveDeputy(Appointment appointment)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return !appointment.IsDeputy && RoleOrder.HasPartInWork(appointment.Role);
    }

    /// <summary>
    /// Why a person cannot name another their deputy; null when they can: whoever is something in the same province or,
    /// for a regional office, under the same office. What they see as a deputy is not far from what they see already.
    /// </summary>
    /// <param name="posts">The posts that the deputy is to act for.</param>
    /// <param name="deputy">Everything that the deputy is.</param>
    public static Refusal? WhyNotDeputy(IReadOnlyList<PlacedPost> posts, IReadOnlyList<PlacedPost> deputy)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(deputy);
        return posts.Count == 0 ? Refusal.NotAppointed
            : posts.All(p => deputy.Any(d => IsNear(p, d))) ? null
            : Refusal.DeputyElsewhere;
    }

    private static bool IsNear(PlacedPost post, PlacedPost other) =>
        post.Appointment.ProgrammeId == other.Appointment.ProgrammeId
        && (post.Province is { } province ? province == other.Province
            : post.Office is { } office ? office == other.Office
            : post.Appointment.Role == other.Appointment.Role);

    private static bool IsName(string name) =>
        name.Trim().Length is > 0 and <= LongestName
        && LineOfText.Stray(name) is null
        && LineOfText.Invisible(name) is null;

    private static bool IsWord(string scope) =>
        scope.Length is > 0 and <= LongestScope && scope.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
