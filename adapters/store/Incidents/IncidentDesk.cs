using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Incidents;

/// <summary>Where incidents are seen to. What was done stands in the incident alone, which is emptied with the person's
/// data, and not on the audit trail.</summary>
internal sealed class IncidentDesk(CommandWriter commands) : IIncidentDesk
{
    public Task<CommandResult> TakeOnAsync(IncidentCommand command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return commands.DoAsync(new TakeOn(command), cancellationToken);
    }

    public Task<CommandResult> CloseAsync(
        IncidentCommand command, string done, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(done);
        return commands.DoAsync(new Close(command, done.Trim()), cancellationToken);
    }

    private abstract class SeeTo(IncidentCommand command) : DeskCommand(command.Id, command.Actor, command.At)
    {
        private IReadOnlyList<PlacedPost> _posts = [];

        protected IncidentRow Row { get; private set; } = null!;

        protected bool IsClosed => Row.ClosedAt is not null;

        public override bool Find(StoreContext context)
        {
            if (context.Incidents.Find(command.Incident) is not { PersonId: { } person } row)
            {
                return false;
            }

            Row = row;
            _posts = NamedPosts.Of(context, [person]).PostsOf(person);
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckIncident(viewer, Row.PersonId!.Value, _posts);
    }

    private sealed class TakeOn(IncidentCommand command) : SeeTo(command)
    {
        public override Refusal? Decide() => IncidentRules.WhyNotTakeOn(IsClosed, Row.OwnerId, Actor.Who);

        public override CommandTrace Apply(StoreContext context)
        {
            var before = Row.OwnerId?.Value;
            (Row.OwnerId, Row.OwnedAt) = (Actor.Who, At);
            return new CommandTrace("IncidentTakenOn", Row.Id, before, Actor.Id);
        }
    }

    private sealed class Close(IncidentCommand command, string done) : SeeTo(command)
    {
        public override Refusal? Decide() => IncidentRules.WhyNotClose(IsClosed, done);

        public override CommandTrace Apply(StoreContext context)
        {
            (Row.ClosedAt, Row.Outcome) = (At, done);
            return new CommandTrace("IncidentClosed", Row.Id, "open", "closed");
        }
    }
}
