using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;

namespace ProgramFlows.Adapters.Store;

/// <summary>What is held about a person goes. The id stays, since the audit trail and what was handed in refer to
/// it.</summary>
internal static class Erasure
{
    /// <summary>What went, for the audit trail.</summary>
    public const string What =
        "name, e-mail, telephone, salutation, wishes about mails, leave, texts of messages";

    public static void Of(StoreContext context, PersonRow person, DateTimeOffset at)
    {
        (person.Name, person.Email, person.Phone, person.Salutation, person.ErasedAt) = ("", null, null, null, at);
        (person.MailsOff, person.UnsubscribeKey, person.QuietFrom, person.QuietUntil) = (false, null, null, null);
        context.Leaves.RemoveRange(context.Leaves.Where(l => l.PersonId == person.Id));
        context.MessageContents.RemoveRange(context.MessageContents.Where(c => c.PersonId == person.Id));
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
