using ProgramFlows.Adapters.Store.Delivery;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store.Commands;

/// <summary>
/// Does what is the same for every command, in one transaction: known already? is there such a thing? may whoever gives
/// it? does the rule let it? are its answers right? then the fact, its audit entry, its notices and its outbox row.
/// There is no other way to change what people decide on.
/// </summary>
internal sealed class CommandWriter(StoreWriter writer, PostBook posts, NoticeWriter notices, Outbox outbox)
{
    public async Task<CommandResult> DoAsync(DeskCommand command, CancellationToken cancellationToken)
    {
        var (result, leavesEvent) =
            await writer.WriteAsync(context => Do(context, command), cancellationToken).ConfigureAwait(false);
        if (leavesEvent)
        {
            outbox.SignalFilled();
        }

        return result;
    }

    private (CommandResult Result, bool LeavesEvent) Do(StoreContext context, DeskCommand command)
    {
        if (context.HasDone(command.Id))
        {
            return (CommandResult.Done, false);
        }

        if (!command.Find(context))
        {
            return (CommandResult.Unknown, false);
        }

        var viewer = new Viewer(command.Actor, posts.AppointmentsOf(context, command.Actor));
        if (command.Check(context, viewer) is { } forbidden)
        {
            return (CommandResult.Forbidden(forbidden), false);
        }

        if (command.Decide() is { } refused)
        {
            return (CommandResult.Refused(refused), false);
        }

        if (command.Validate(context) is { Count: > 0 } problems)
        {
            return (CommandResult.Invalid(problems), false);
        }

        var trace = command.Apply(context);
        Write(context, command, trace);
        return (CommandResult.Done, trace.Event is not null);
    }

    private void Write(StoreContext context, DeskCommand command, CommandTrace trace)
    {
        context.Audit.Add(new AuditRow
        {
            CommandId = command.Id,
            At = command.At,
            Actor = command.Actor.Id,
            Action = trace.Action,
            Subject = trace.Subject,
            Before = trace.Before,
            After = trace.After,
            Reason = trace.Reason,
        });
        if (trace.Notice is { } notice)
        {
            notices.Tell(context, notice.Task, command.Id.Value, notice.Kind, [Role.Coordinator], command.At);
        }

        if (trace.Event is { } taskEvent)
        {
            context.Outbox.Add(taskEvent);
        }
    }
}
