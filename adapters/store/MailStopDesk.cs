using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Adapters.Store.SignIn;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store;

/// <summary>Where mails are stopped by what stands in them.</summary>
internal sealed class MailStopDesk(StoreWriter writer, CommandWriter commands) : IMailStopDesk
{
    public async Task<MailStop?> LookAsync(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken).ConfigureAwait(false) is { } person
            ? new MailStop(
                EmailAddress.Read(person.Email) is { } address ? SignInRules.Masked(address) : null,
                person.Language,
                person.MailsOff)
            : null;

    public async Task<CommandResult> StopAsync(
        CommandId id, string key, DateTimeOffset at, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken).ConfigureAwait(false) switch
        {
            null => CommandResult.Unknown,
            { MailsOff: true } => CommandResult.Done,
            var person => await commands.DoAsync(new Stop(id, person.Id, at), cancellationToken)
                .ConfigureAwait(false),
        };

    private Task<PersonRow?> FindAsync(string key, CancellationToken cancellationToken) => Secrets.IsToken(key)
        ? writer.ReadAsync(
            context => context.People.AsNoTracking().FirstOrDefault(p => p.UnsubscribeKey == key), cancellationToken)
        : Task.FromResult<PersonRow?>(null);

    private sealed class Stop(CommandId id, PersonId person, DateTimeOffset at)
        : OwnChoice(id, person, Actor.Person(person), at)
    {
        public override CommandTrace Apply(StoreContext context)
        {
            var before = Person.MailsOff;
            Person.MailsOff = true;
            return new CommandTrace("StoppedMails", Person.Id.Value, before ? "stopped" : "sent", "stopped");
        }
    }
}
