using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;

namespace ProgramFlows.Adapters.Store;

/// <summary>What is held about a person goes. The id stays, since the audit trail and what was handed in refer to
/// it.</summary>
internal static class Erasure
{
    /// <summary>What went, for the audit trail.</summary>
    public const string What = "name, e-mail, telephone, salutation, leave";

    public static void Of(StoreContext context, PersonRow person, DateTimeOffset at)
    {
        (person.Name, person.Email, person.Phone, person.Salutation, person.ErasedAt) = ("", null, null, null, at);
        context.Leaves.RemoveRange(context.Leaves.Where(l => l.PersonId == person.Id));
        foreach (var request in context.PrivacyRequests.Where(r => r.PersonId == person.Id))
        {
            request.Words = string.Empty;
        }

        IncidentBook.CloseNoContact(context, person.Id, at);
        foreach (var incident in context.Incidents.Where(i => i.PersonId == person.Id))
        {
            incident.Outcome = null;
        }

        SessionDesk.EndAll(context, person.Id, at);
    }
}
