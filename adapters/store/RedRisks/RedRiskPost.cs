using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Cases;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.RedRisks;

/// <summary>Messages about red risks, in the ledger of all messages.</summary>
internal sealed class RedRiskPost(StoreWriter writer, PostBook posts) : IRedRiskPost
{
    public async Task<IReadOnlyList<RedRiskMessage>> TakeAsync(
        CommandId handIn, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(context => PutUp(context, handIn, at), cancellationToken).ConfigureAwait(false);
        return await writer.ReadAsync(context => ToSend(context, handIn), cancellationToken).ConfigureAwait(false);
    }

    private bool PutUp(StoreContext context, CommandId handIn, DateTimeOffset at)
    {
        if (context.RedRisks.Find(handIn) is not { ToldAt: null } risk || context.TaskOf(risk.TaskId) is not { } task)
        {
            return false;
        }

        risk.ToldAt = at;
        var told = RedRiskRules.Told(posts.AccessTo(context, task, at)).ToList();
        var reachable = context.People.Where(p => told.Contains(p.Id) && p.Email != null).Select(p => p.Id).ToList();
        context.Messages.AddRange(told.Where(reachable.Contains).Select(p => new MessageRow
        {
            Key = $"red-{handIn}-{p}",
            PersonId = p,
            On = ThaiTime.DayOf(at),
            Lines = 1,
            Kind = MessageKind.RedRisk,
            RedRisk = handIn,
        }));
        return true;
    }

    private static IReadOnlyList<RedRiskMessage> ToSend(StoreContext context, CommandId handIn)
    {
        var waiting = (
            from message in context.Messages.AsNoTracking()
            where message.RedRisk == handIn && (message.State == MessageState.Pending
                || message.State == MessageState.Held || message.State == MessageState.Deferred
                || message.State == MessageState.Sending)
            join person in context.People.AsNoTracking() on message.PersonId equals person.Id
            where person.Email != null
            orderby message.Key
            select new { message.Key, Person = person, message.MaybeSecond }).ToList();
        if (waiting.Count == 0)
        {
            return [];
        }

        var risk = context.RedRisks.AsNoTracking().First(r => r.HandIn == handIn);
        var task = context.Tasks.AsNoTracking().First(t => t.Id == risk.TaskId);
        var network = NamedNetworks.NamesOf(context, [task.NetworkCode])[task.NetworkCode];
        var reference = HandInReference.Of(task.FiscalYear, task.NetworkCode, handIn);
        return
        [
            .. waiting.Select(w => new RedRiskMessage(
                w.Key, w.Person.ToPerson(), handIn, reference, network, risk.HandedInAt, w.MaybeSecond)),
        ];
    }
}
