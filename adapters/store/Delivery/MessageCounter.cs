using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>Counts what the ledger holds, by its index of states and days.</summary>
internal sealed class MessageCounter(StoreWriter writer) : IMessageCounter
{
    public Task<MessageCounts> CountAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var day = ThaiTime.DayOf(since);
        return writer.ReadAsync(
            context => new MessageCounts(
                context.Messages.Count(m => m.State == MessageState.Bounced && m.RefusedAt >= since),
                context.Messages.Count(m => m.State == MessageState.Unknown && m.On >= day),
                context.Messages.Count(m =>
                    DeliveryRules.Waiting.Contains(m.State) && m.Kind != MessageKind.SignInCode)),
            cancellationToken);
    }
}
