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

    public Task<IReadOnlyList<RedRiskMessage>> WaitingAsync(
        DateTimeOffset at, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Waiting(context, at, most), cancellationToken);

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

    private static IReadOnlyList<RedRiskMessage> ToSend(StoreContext context, CommandId handIn) => Written(
        context,
        context.Messages
            .Where(m => m.RedRisk == handIn && (m.State == MessageState.Pending || m.State == MessageState.Held
                || m.State == MessageState.Deferred || m.State == MessageState.Sending))
            .OrderBy(m => m.Key));

    private static IReadOnlyList<RedRiskMessage> Waiting(StoreContext context, DateTimeOffset at, int most)
    {
        var first = SendAgainRules.FirstOfUrgent(ThaiTime.DayOf(at));
        return Written(
            context,
            context.Messages
                .Where(m => m.RedRisk != null && context.People.Any(p => p.Id == m.PersonId && p.Email != null)
                    && ((m.State == MessageState.Pending && m.IsAgain)
                        || (m.On >= first && (m.State == MessageState.Held
                            || (m.State == MessageState.Deferred && (m.RetryAt == null || m.RetryAt <= at))))))
                .OrderBy(m => m.On).ThenBy(m => m.Key).Take(most));
    }

    private static IReadOnlyList<RedRiskMessage> Written(StoreContext context, IQueryable<MessageRow> messages)
    {
        var waiting = messages.AsNoTracking()
            .Join(context.People.AsNoTracking(), m => m.PersonId, p => p.Id, (Message, Person) => new
            {
                Message,
                Person,
            })
            .Where(w => w.Person.Email != null)
            .AsEnumerable()
            .OrderBy(w => w.Message.On).ThenBy(w => w.Message.Key, StringComparer.Ordinal)
            .ToList();
        var handIns = waiting.Select(w => w.Message.RedRisk!.Value).Distinct().ToList();
        var risks = context.RedRisks.AsNoTracking().Where(r => handIns.Contains(r.HandIn))
            .Join(context.Tasks.AsNoTracking(), r => r.TaskId, t => t.Id, (Risk, Task) => new { Risk, Task })
            .ToDictionary(r => r.Risk.HandIn);
        var names = NamedNetworks.NamesOf(context, [.. risks.Values.Select(r => r.Task.NetworkCode).Distinct()]);
        return
        [
            .. from told in waiting
               let risk = risks[told.Message.RedRisk!.Value]
               select new RedRiskMessage(
                   told.Message.Key,
                   told.Person.ToPerson(),
                   risk.Risk.HandIn,
                   HandInReference.Of(risk.Task.FiscalYear, risk.Task.NetworkCode, risk.Risk.HandIn),
                   names[risk.Task.NetworkCode],
                   risk.Risk.HandedInAt)
               {
                   MaybeSecond = told.Message.MaybeSecond,
               },
        ];
    }
}
