using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;

namespace ProgramFlows.Adapters.Store;

/// <summary>What the address in a mail's foot bears by which its reader stops the mails.</summary>
internal static class StopKeys
{
    /// <summary>Gives a key to those of them who have none; it stays the same for all their mails.</summary>
    public static void GiveTo(IQueryable<PersonRow> people)
    {
        foreach (var person in people.Where(p => p.UnsubscribeKey == null).ToList())
        {
            person.UnsubscribeKey = Secrets.NewToken();
        }
    }
}
