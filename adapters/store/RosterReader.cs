using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who there is.</summary>
internal sealed class RosterReader(StoreWriter writer) : IRosterReader
{
    public Task<IReadOnlyList<KnownPerson>> ListAsync(
        Viewer viewer, string? words, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => List(context, viewer, words?.Trim(), most), cancellationToken);
    }

    private static IReadOnlyList<KnownPerson> List(StoreContext context, Viewer viewer, string? words, int most)
    {
        var seesAll = AccessRules.Check(viewer, Permission.Appoint) is null;
        var places = seesAll ? null : PostPlaces.Of(context);
        var appointments = context.Appointments.AsNoTracking().AsEnumerable()
            .Select(a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy))
            .ToLookup(a => a.PersonId);
        return
        [
            .. context.People.AsNoTracking().Where(p => p.ErasedAt == null).AsEnumerable()
                .Where(p => places is null
                    || AccessRules.CheckRecovery(viewer, p.Id, [.. appointments[p.Id].Select(places.Place)]) is null)
                .Where(p => string.IsNullOrEmpty(words) || IsMeant(p, words))
                .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value, StringComparer.Ordinal)
                .Take(most)
                .Select(p => new KnownPerson(
                    p.ToPerson(), new Viewer(Actor.Person(p.Id), [.. appointments[p.Id]]))
                {
                    Mails = p.Mails,
                }),
        ];
    }

    private static bool IsMeant(PersonRow person, string words) =>
        person.Name.Contains(words, StringComparison.OrdinalIgnoreCase)
        || string.Equals(person.Email, words, StringComparison.OrdinalIgnoreCase)
        || person.Id.Value == words;
}
