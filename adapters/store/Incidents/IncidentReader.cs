using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Incidents;

/// <summary>Incidents as people see them. Who sees whom is said by AccessRules, as for commands.</summary>
internal sealed class IncidentReader(StoreWriter writer) : IIncidentReader
{
    public Task<IReadOnlyList<SeenIncident>?> OpenAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(
            context => AccessRules.SeesIncidents(viewer) ? Open(context, viewer) : null, cancellationToken);
    }

    public Task<IncidentSight> FindAsync(Viewer viewer, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync(context => Find(context, viewer, id), cancellationToken);
    }

    private static IReadOnlyList<SeenIncident> Open(StoreContext context, Viewer viewer)
    {
        var rows = context.Incidents.AsNoTracking()
            .Where(i => i.ClosedAt == null && i.PersonId != null)
            .OrderBy(i => i.OpenedAt).ThenBy(i => i.Id)
            .ToList();
        var places = NamedPosts.Of(context, rows.ConvertAll(i => i.PersonId!.Value));
        var mayAct = rows.Where(i => MaySeeTo(viewer, i, places)).ToHashSet();
        var people = PeopleOf(context, mayAct);
        var seesAll = AccessRules.SeesMessages(viewer);
        return
        [
            .. rows.Where(i => seesAll || mayAct.Contains(i))
                .Select(i => SeenOf(viewer, i, places, mayAct.Contains(i) ? people : [])),
        ];
    }

    private static IncidentSight Find(StoreContext context, Viewer viewer, string id)
    {
        if (context.Incidents.AsNoTracking().FirstOrDefault(i => i.Id == id) is not { PersonId: { } person } row)
        {
            return new IncidentSight(Exists: false, Incident: null);
        }

        var places = NamedPosts.Of(context, [person]);
        return new IncidentSight(
            Exists: true,
            MaySeeTo(viewer, row, places) ? SeenOf(viewer, row, places, PeopleOf(context, [row])) : null);
    }

    private static bool MaySeeTo(Viewer viewer, IncidentRow row, NamedPosts places) =>
        AccessRules.CheckIncident(viewer, row.PersonId!.Value, places.PostsOf(row.PersonId.Value)) is null;

    private static Dictionary<PersonId, Person> PeopleOf(StoreContext context, IEnumerable<IncidentRow> rows)
    {
        List<PersonId> ids = [.. rows.SelectMany(i => new[] { i.PersonId, i.OwnerId }).OfType<PersonId>().Distinct()];
        return context.People.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .AsEnumerable()
            .ToDictionary(p => p.Id, p => p.ToPerson());
    }

    /// <summary>As much of it as the people say whose names the viewer may read.</summary>
    private static SeenIncident SeenOf(
        Viewer viewer, IncidentRow row, NamedPosts places, Dictionary<PersonId, Person> people)
    {
        var person = row.PersonId!.Value;
        return new SeenIncident(
            people.ContainsKey(person) ? row.Id : string.Empty,
            row.Kind,
            places.SeenOf(person),
            row.OpenedAt,
            row.OwnerId is not null)
        {
            Who = people.GetValueOrDefault(person),
            Owner = row.OwnerId is { } owner ? people.GetValueOrDefault(owner)?.Name : null,
            IsOwn = row.OwnerId is { } taken && taken == viewer.Actor.Who,
            MayCorrect = AccessRules.CheckRecovery(viewer, person, places.PostsOf(person)) is null,
            ClosedAt = row.ClosedAt,
            Outcome = row.Outcome,
        };
    }
}
