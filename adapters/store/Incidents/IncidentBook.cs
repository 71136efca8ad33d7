using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Incidents;

/// <summary>What opens incidents, and what closes them by itself.</summary>
internal static class IncidentBook
{
    /// <summary>Messages to somebody come back: opens their incident, or opens it again; one that is open stays as it
    /// is.</summary>
    public static void OpenNoContact(StoreContext context, PersonId person, DateTimeOffset at)
    {
        var id = IncidentRules.NoContactOf(person);
        if (context.Incidents.Find(id) is not { } row)
        {
            context.Incidents.Add(
                new IncidentRow { Id = id, Kind = IncidentKind.NoContact, PersonId = person, OpenedAt = at });
        }
        else if (row.ClosedAt is not null)
        {
            row.OpenedAt = at;
            (row.OwnerId, row.OwnedAt, row.ClosedAt, row.Outcome) = (null, null, null, null);
        }
    }

    /// <summary>Somebody has another address, or is written to no more: nothing is left to see to.</summary>
    public static void CloseNoContact(StoreContext context, PersonId person, DateTimeOffset at)
    {
        if (context.Incidents.Find(IncidentRules.NoContactOf(person)) is { ClosedAt: null } row)
        {
            row.ClosedAt = at;
        }
    }
}
