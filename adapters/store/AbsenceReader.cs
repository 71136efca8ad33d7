using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>When people are not there, and who acts in their place.</summary>
internal sealed class AbsenceReader(StoreWriter writer) : IAbsenceReader
{
    public Task<Absence> OwnAsync(Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Own(context, viewer, today), cancellationToken);
    }

    public Task<PersonId?> ColleagueAsync(
        Viewer viewer, EmailAddress address, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        ArgumentNullException.ThrowIfNull(address);
        return writer.ReadAsync(context => Colleague(context, viewer, address), cancellationToken);
    }

    private static PersonId? Colleague(StoreContext context, Viewer viewer, EmailAddress address)
    {
        if (context.People.AsNoTracking().Where(p => p.Email == address.Text && p.ErasedAt == null)
                .Select(p => p.Id).Take(2).ToList() is not [var person])
        {
            return null;
        }

        var places = PostPlaces.Of(context);
        var theirs = context.Appointments.AsNoTracking().Where(a => a.PersonId == person).AsEnumerable()
            .Select(a => places.Place(new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy)))
            .ToList();
        var own = viewer.Appointments.Where(PeopleRules.CanHaveDeputy).Select(places.Place).ToList();
        return PeopleRules.WhyNotDeputy(own, theirs) is null ? person : null;
    }

    private static Absence Own(StoreContext context, Viewer viewer, DateOnly today)
    {
        var posts = viewer.Appointments.Where(PeopleRules.CanHaveDeputy).ToList();
        var deputies = posts
            .SelectMany(p => context.Appointments.AsNoTracking()
                .Where(a => a.IsDeputy && a.ProgrammeId == p.ProgrammeId && a.Role == p.Role && a.Scope == p.Scope)
                .Select(a => a.PersonId))
            .Distinct()
            .ToList();
        var leave = viewer.Actor.Who is { } person
            ? context.Leaves.AsNoTracking().Where(l => l.PersonId == person && l.To >= today)
                .OrderBy(l => l.From).FirstOrDefault()
            : null;
        return new Absence(
            leave is null ? null : new Leave(leave.PersonId, leave.From, leave.To),
            [
                .. context.People.AsNoTracking().Where(p => deputies.Contains(p.Id)).AsEnumerable()
                    .Select(p => p.ToPerson()).OrderBy(p => p.Name, StringComparer.Ordinal),
            ],
            posts.Count > 0);
    }
}
