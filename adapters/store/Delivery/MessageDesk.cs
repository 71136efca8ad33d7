using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>What staff do with messages: who may is said by AccessRules, which by SendAgainRules.</summary>
internal sealed class MessageDesk(CommandWriter commands) : IMessageDesk
{
    public Task<CommandResult> SendAgainAsync(SendAgain command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return commands.DoAsync(new Again(command), cancellationToken);
    }

    /// <summary>What decides whether a message can be sent again.</summary>
    public static SentBefore Before(StoreContext context, MessageRow message, PersonRow person)
    {
        var hash = DeliveryLedger.HashOf(person.Email);
        return new SentBefore(
            message.Kind,
            message.State,
            message.On,
            person.Email is not null,
            context.SuppressedAddresses.Any(a => a.PersonId == person.Id && a.AddressHash == hash),
            message.RedRisk is { } handIn
                && context.RedRisks.Any(r => r.HandIn == handIn && r.AnsweredAt != null));
    }

    private sealed class Again(SendAgain command) : DeskCommand(command.Id, command.Actor, command.At)
    {
        private MessageRow _message = null!;
        private IReadOnlyList<PlacedPost> _posts = null!;
        private SentBefore _before = null!;

        public override bool Find(StoreContext context)
        {
            // Also what this transaction has changed.
            context.Flush();
            if (context.Messages.Find(command.Key) is not { } message
                || context.People.Find(message.PersonId) is not { } person)
            {
                return false;
            }

            (_message, _before) = (message, Before(context, message, person));
            _posts = NamedPosts.Of(context, [person.Id]).PostsOf(person.Id);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckMessageTo(viewer, _message.PersonId, _posts);

        public override Refusal? Decide() => SendAgainRules.Decide(_before, ThaiTime.DayOf(At));

        public override CommandTrace Apply(StoreContext context)
        {
            var before = _message.State;
            _message.State = DeliveryRules.After(before, DeliveryHappening.SentAgain) ?? before;

            // What may have arrived once stays so, whatever became of it later.
            _message.MaybeSecond |= before == MessageState.Unknown;
            (_message.IsAgain, _message.RetryAt, _message.Reason) = (true, null, null);
            return new CommandTrace("SentAgain", _message.Key, before.ToString(), _message.State.ToString());
        }
    }
}
