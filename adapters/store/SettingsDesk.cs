using System.Globalization;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
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
        : DeskCommand(id, actor, at)
    {
        private PersonRow _person = null!;

        public override bool Find(StoreContext context) => (_person = context.People.Find(person)!) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckOwn(viewer.Actor, person);

        public override Refusal? Decide() => null;

        public override CommandTrace Apply(StoreContext context)
        {
            var before = _person.Language.ToString();
            _person.Language = language;
            return new CommandTrace("ChoseLanguage", person.Value, before, language.ToString());
        }
    }

    private sealed class ChooseMails(
        CommandId id, PersonId person, MailWishes wishes, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private PersonRow _person = null!;

        public override bool Find(StoreContext context) => (_person = context.People.Find(person)!) is not null;

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckOwn(viewer.Actor, person);

        public override Refusal? Decide() => wishes.Quiet.WhyNot();

        public override CommandTrace Apply(StoreContext context)
        {
            var before = Told(_person.Mails);
            _person.Choose(wishes);
            return new CommandTrace("ChoseMails", person.Value, before, Told(wishes));
        }

        private static string Told(MailWishes wishes) => string.Create(
            CultureInfo.InvariantCulture,
            $"{(wishes.AreStopped ? "stopped" : "sent")}, quiet from {wishes.Quiet.From:HH:mm} "
            + $"until {wishes.Quiet.Until:HH:mm}");
    }
}
