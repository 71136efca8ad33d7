using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>Which account of an organisation's own sign-in is whose.</summary>
internal sealed class StaffDesk(StoreWriter writer, CommandWriter commands) : IStaffDesk
{
    public Task<PersonId?> FindAsync(StaffAccount account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return writer.ReadAsync(
            context => context.StaffAccounts.AsNoTracking()
                .Where(a => a.Issuer == account.Issuer && a.Subject == account.Subject)
                .Select(a => (PersonId?)a.PersonId)
                .FirstOrDefault(),
            cancellationToken);
    }

    public Task<CommandResult> LinkAsync(
        CommandId id,
        StaffAccount account,
        PersonId person,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        return commands.DoAsync(new Link(id, account, person, actor, at), cancellationToken);
    }

    private sealed class Link(CommandId id, StaffAccount account, PersonId person, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private StaffAccountRow? _known;

        public override bool Find(StoreContext context)
        {
            _known = context.StaffAccounts.Find(account.Issuer, account.Subject);
            return context.People.Find(person) is { ErasedAt: null };
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckOwn(viewer.Actor, person);

        public override Refusal? Decide() =>
            _known is null || _known.PersonId == person ? null : Refusal.KnownAlready;

        public override CommandTrace Apply(StoreContext context)
        {
            if (_known is null)
            {
                context.StaffAccounts.Add(new StaffAccountRow
                {
                    Issuer = account.Issuer,
                    Subject = account.Subject,
                    PersonId = person,
                    LinkedAt = At,
                });
            }

            return new CommandTrace("StaffAccountLinked", person.Value, null, "linked");
        }
    }
}
