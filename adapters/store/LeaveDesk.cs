using System.Globalization;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who is on leave.</summary>
internal sealed class LeaveDesk(CommandWriter commands, PostBook posts) : ILeaveDesk
{
    public async Task<CommandResult> TakeAsync(
        string id, Leave leave, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leave);
        ArgumentNullException.ThrowIfNull(actor);
        var result = await commands.DoAsync(new Take(id, leave, actor, at), cancellationToken).ConfigureAwait(false);
        posts.Forget();
        return result;
    }

    private sealed class Take(string id, Leave leave, Actor actor, DateTimeOffset at) : DeskCommand(id, actor, at)
    {
        public override bool Find(StoreContext context) => context.People.Find(leave.PersonId) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckAbout(viewer.Actor, Permission.TakeLeave, leave.PersonId);

        public override Refusal? Decide() => leave.To < leave.From ? Refusal.DaysTheWrongWayRound : null;

        public override CommandTrace Apply(StoreContext context)
        {
            var known = context.Leaves.Find(leave.PersonId, leave.From);
            var before = known is null ? null : Days(known.From, known.To);
            if (known is null)
            {
                context.Leaves.Add(new LeaveRow { PersonId = leave.PersonId, From = leave.From, To = leave.To });
            }
            else
            {
                known.To = leave.To;
            }

            return new CommandTrace("OnLeave", leave.PersonId, before, Days(leave.From, leave.To));
        }

        private static string Days(DateOnly from, DateOnly to) =>
            string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}");
    }
}
