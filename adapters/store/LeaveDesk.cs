using System.Globalization;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who is on leave.</summary>
internal sealed class LeaveDesk(CommandWriter commands, PostBook posts) : ILeaveDesk
{
    public Task<CommandResult> TakeAsync(
        CommandId id, Leave leave, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(leave);
        ArgumentNullException.ThrowIfNull(actor);
        return DoAsync(new Take(id, leave, actor, at), cancellationToken);
    }

    public Task<CommandResult> EndAsync(
        CommandId id, PersonId person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return DoAsync(new End(id, person, actor, at), cancellationToken);
    }

    private async Task<CommandResult> DoAsync(DeskCommand command, CancellationToken cancellationToken)
    {
        var result = await commands.DoAsync(command, cancellationToken).ConfigureAwait(false);
        posts.Forget();
        return result;
    }

    private static List<LeaveRow> NotEnded(StoreContext context, PersonId person, DateTimeOffset at)
    {
        context.Flush();
        var today = ThaiTime.DayOf(at);
        return [.. context.Leaves.Where(l => l.PersonId == person && l.To >= today)];
    }

    /// <summary>What of a leave has passed stays, and the rest is no more.</summary>
    private static string CutOff(StoreContext context, LeaveRow leave, DateTimeOffset at)
    {
        var (days, today) = (Days(leave.From, leave.To), ThaiTime.DayOf(at));
        if (leave.From < today)
        {
            leave.To = today.AddDays(-1);
        }
        else
        {
            context.Leaves.Remove(leave);
        }

        return days;
    }

    private static string Days(DateOnly from, DateOnly to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}");

    private sealed class Take(CommandId id, Leave leave, Actor actor, DateTimeOffset at) : DeskCommand(id, actor, at)
    {
        public override bool Find(StoreContext context) => context.People.Find(leave.PersonId) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckAbout(viewer.Actor, Permission.TakeLeave, leave.PersonId);

        public override Refusal? Decide() => leave.To < leave.From ? Refusal.DaysTheWrongWayRound : null;

        public override CommandTrace Apply(StoreContext context)
        {
            string? before = null;
            foreach (var other in NotEnded(context, leave.PersonId, At).Where(l => l.From != leave.From))
            {
                before = CutOff(context, other, At);
            }

            var known = context.Leaves.Find(leave.PersonId, leave.From);
            before = known is null ? before : Days(known.From, known.To);
            if (known is null)
            {
                context.Leaves.Add(new LeaveRow { PersonId = leave.PersonId, From = leave.From, To = leave.To });
            }
            else
            {
                known.To = leave.To;
            }

            return new CommandTrace("OnLeave", leave.PersonId.Value, before, Days(leave.From, leave.To));
        }
    }

    private sealed class End(CommandId id, PersonId person, Actor actor, DateTimeOffset at) : DeskCommand(id, actor, at)
    {
        private List<LeaveRow> _leaves = [];

        public override bool Find(StoreContext context)
        {
            _leaves = NotEnded(context, person, At);
            return context.People.Find(person) is not null;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckAbout(viewer.Actor, Permission.TakeLeave, person);

        public override Refusal? Decide() => null;

        public override CommandTrace Apply(StoreContext context)
        {
            var before = _leaves.ConvertAll(l => CutOff(context, l, At));
            return new CommandTrace("BackFromLeave", person.Value, before.FirstOrDefault(), "there");
        }
    }
}
