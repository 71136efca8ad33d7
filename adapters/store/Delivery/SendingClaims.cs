using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>
/// Which process sends which of a morning's messages. Where several do, each claims messages before it has them, and
/// another takes them over only when the claim has run out: the process has ended, or it is slower than anybody sends.
/// </summary>
/// <param name="clock">The clock that claims run by.</param>
/// <param name="self">This process's name; null where there is no other, and nothing is claimed.</param>
internal sealed class SendingClaims(TimeProvider clock, string? self)
{
    /// <summary>How long a claim holds.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    /// <summary>The messages to be sent that no other process has claimed.</summary>
    public IQueryable<MessageRow> Free(StoreContext context)
    {
        var now = clock.GetUtcNow();
        return Pending(context).Where(m =>
            m.ClaimedBy == null || m.ClaimedBy == self || m.ClaimedUntil <= now);
    }

    /// <summary>The messages to be sent that this process has claimed, or all where there is no other.</summary>
    public IQueryable<MessageRow> Own(StoreContext context) =>
        Pending(context).Where(m => m.ClaimedBy == self);

    /// <summary>A morning's messages that are to be sent; those about red risks go at once and not with it.</summary>
    public static IQueryable<MessageRow> Pending(StoreContext context) =>
        context.Messages.Where(m => m.State == MessageState.Pending && m.Kind == MessageKind.Digest);

    /// <summary>Claims up to so many messages of a day; false when all that are left are another process's.</summary>
    public bool TryTake(StoreContext context, DateOnly day, int most)
    {
        if (self is null)
        {
            return true;
        }

        var until = clock.GetUtcNow() + Lasts;
        var taken = Free(context).Where(m => m.On == day).OrderBy(m => m.PersonId).Take(most).ToList();
        taken.ForEach(m => (m.ClaimedBy, m.ClaimedUntil) = (self, until));
        return taken.Count > 0 || !Pending(context).Any(m => m.On == day);
    }
}
