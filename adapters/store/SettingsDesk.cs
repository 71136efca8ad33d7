using System.Globalization;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Adapters.Store;

/// <summary>What people choose for themselves.</summary>
internal sealed class SettingsDesk(CommandWriter commands) : ISettingsDesk
{
    public Task<CommandResult> ChooseLanguageAsync(
        CommandId id,
        PersonId person,
        Language language,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return commands.DoAsync(new Choose(id, person, language, actor, at), cancellationToken);
    }

    public Task<CommandResult> ChooseMailsAsync(
        CommandId id,
        PersonId person,
        MailWishes wishes,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        ArgumentNullException.ThrowIfNull(actor);
        return commands.DoAsync(new ChooseMails(id, person, wishes, actor, at), cancellationToken);
    }

    private sealed class Choose(CommandId id, PersonId person, Language language, Actor actor, DateTimeOffset at)
        : OwnChoice(id, person, actor, at)
    {
        public override CommandTrace Apply(StoreContext context)
        {
            var before = Person.Language.ToString();
            Person.Language = language;
            return new CommandTrace("ChoseLanguage", Person.Id.Value, before, language.ToString());
        }
    }

    private sealed class ChooseMails(
        CommandId id, PersonId person, MailWishes wishes, Actor actor, DateTimeOffset at)
        : OwnChoice(id, person, actor, at)
    {
        public override Refusal? Decide() => wishes.Quiet.WhyNot();

        public override CommandTrace Apply(StoreContext context)
        {
            var before = Told(Person.Mails);
            Person.Choose(wishes);
            return new CommandTrace("ChoseMails", Person.Id.Value, before, Told(wishes));
        }

        private static string Told(MailWishes wishes) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(wishes.AreStopped ? "stopped" : "sent")}, quiet from {wishes.Quiet.From:HH:mm} "
            + $"until {wishes.Quiet.Until:HH:mm}");
    }
}
