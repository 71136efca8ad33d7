using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Adapters.Store.Privacy;

/// <summary>Requests about people's data. What is asked in words stands in the request alone, which is erased with
/// them, and not on the audit trail.</summary>
internal sealed class PrivacyRequestDesk(CommandWriter commands, PostBook posts) : IPrivacyRequestDesk
{
    public Task<CommandResult> AskAsync(PrivacyQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        return commands.DoAsync(new Ask(question), cancellationToken);
    }

    public async Task<CommandResult> DecideAsync(PrivacyAnswer answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var result = await commands.DoAsync(new Give(answer), cancellationToken).ConfigureAwait(false);
        posts.Forget();
        return result;
    }

    private sealed class Ask(PrivacyQuestion question) : DeskCommand(question.Id, question.Actor, question.At)
    {
        private bool _waits;

        public override bool Find(StoreContext context)
        {
            if (Actor.Who is not { } person || context.People.Find(person) is null)
            {
                return false;
            }

            // Also what this transaction has taken.
            context.Flush();
            _waits = context.PrivacyRequests.Any(
                r => r.PersonId == person && r.Kind == question.Kind && r.DecidedAt == null);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckOwn(viewer.Actor, Actor.Who!.Value);

        public override Refusal? Decide() => PrivacyRequestRules.WhyNotAsk(question.Words, _waits);

        public override CommandTrace Apply(StoreContext context)
        {
            context.PrivacyRequests.Add(new PrivacyRequestRow
            {
                Id = question.Id,
                PersonId = Actor.Who!.Value,
                Kind = question.Kind,
                Words = question.Words,
                AskedAt = question.At,
            });
            return new CommandTrace("PrivacyAsked", Actor.Id, null, question.Kind.ToString());
        }
    }

    private sealed class Give(PrivacyAnswer answer) : DeskCommand(answer.Id, answer.Actor, answer.At)
    {
        private PrivacyRequestRow _request = null!;
        private bool _isAppointed;

        public override bool Find(StoreContext context)
        {
            if (context.PrivacyRequests.Find(answer.Request) is not { } request)
            {
                return false;
            }

            _request = request;
            context.Flush();
            _isAppointed = context.Appointments.Any(a => a.PersonId == request.PersonId);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckPrivacyOf(viewer, _request.PersonId);

        public override Refusal? Decide() => PrivacyRequestRules.WhyNotDecide(
            _request.Kind, answer, _request.DecidedAt is not null, _isAppointed);

        public override CommandTrace Apply(StoreContext context)
        {
            (_request.DecidedAt, _request.IsGranted, _request.Reason) = (At, answer.IsGranted, answer.Reason);
            var isErased = answer.IsGranted && _request.Kind == PrivacyRequestKind.Erase;
            if (isErased && context.People.Find(_request.PersonId) is { ErasedAt: null } person)
            {
                Erasure.Of(context, person, At);
            }

            return new CommandTrace(
                isErased ? "Erased" : "PrivacyDecided",
                _request.PersonId.Value,
                $"{_request.Kind} asked",
                isErased ? Erasure.What : answer.IsGranted ? "granted" : "refused");
        }
    }
}
