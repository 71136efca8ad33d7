using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.SignIn;

namespace ProgramFlows.Adapters.Store.SignIn;

/// <summary>Where people are helped who cannot sign in.</summary>
internal sealed class AccountDesk(CommandWriter commands, SignInPost post, SignInSettings settings) : IAccountDesk
{
    /// <summary>What the audit trail calls a change of the address.</summary>
    internal const string AddressChanged = "AddressChanged";

    public Task<CommandResult> ChangeAddressAsync(
        CommandId id,
        PersonId person,
        string address,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        DoAsync(new ChangeAddress(id, person, address, reason, actor, at), cancellationToken);

    public async Task<GivenSecret> GiveCodeAsync(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var code = Secrets.NewCode();
        var give = new GiveCode(id, person, reason, actor, at, code, at + settings.CodeLasts);
        var result = await DoAsync(give, cancellationToken).ConfigureAwait(false);
        return new GivenSecret(result, give.IsGiven ? code : null, at + settings.CodeLasts);
    }

    public async Task<GivenSecret> GiveLinkAsync(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var link = Secrets.NewToken();
        var give = new GiveLink(id, person, reason, actor, at, link, at + settings.FirstLinkLasts);
        var result = await DoAsync(give, cancellationToken).ConfigureAwait(false);
        return new GivenSecret(result, give.IsGiven ? link : null, at + settings.FirstLinkLasts);
    }

    private async Task<CommandResult> DoAsync(DeskCommand command, CancellationToken cancellationToken)
    {
        var result = await commands.DoAsync(command, cancellationToken).ConfigureAwait(false);
        post.SignalAsked();
        return result;
    }

    /// <summary>What is the same whatever is done: who may, a reason, the end of every session.</summary>
    private abstract class Help(CommandId id, PersonId person, string reason, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private List<PlacedPost> _posts = [];

        protected PersonRow Row { get; private set; } = null!;

        public override bool Find(StoreContext context)
        {
            if (context.People.Find(person) is not { ErasedAt: null } row)
            {
                return false;
            }

            Row = row;
            var places = PostPlaces.Of(context);
            _posts =
            [
                .. context.Appointments.AsNoTracking().Where(a => a.PersonId == person).AsEnumerable()
                    .Select(a => places.Place(
                        new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy))),
            ];
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckRecovery(viewer, person, _posts);

        public override Refusal? Decide() =>
            string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : WhyNot();

        public override CommandTrace Apply(StoreContext context)
        {
            SessionDesk.EndAll(context, person, At);
            return new CommandTrace(Do(context), person.Value, null, "done", reason.Trim());
        }

        protected abstract Refusal? WhyNot();

        /// <summary>Does it, and names what was done.</summary>
        protected abstract string Do(StoreContext context);

        protected void Tell(StoreContext context, AccountLetterKind kind, string address) =>
            context.AccountLetters.Add(new AccountLetterRow
            {
                Id = $"account-{Id}-{kind}",
                Kind = kind,
                PersonId = person,
                Address = address,
                At = At,
            });

        /// <summary>What was given before can be used no more.</summary>
        protected void SpendGiven(StoreContext context) => Spend(
            context.SignIns.Where(s => s.People == person.Value && s.BrowserHash == null && s.SpentAt == null));

        protected void Spend(IQueryable<SignInRow> open)
        {
            foreach (var row in open.ToList())
            {
                (row.SpentAt, row.Address, row.LinkHash) = (At, null, null);
            }
        }

        /// <summary>A row that nobody asked for and nothing is sent for.</summary>
        protected SignInRow NewRow(DateTimeOffset endsAt, string? codeHash, string? linkHash) => new()
        {
            Id = Secrets.NewId(),
            AddressHash = Secrets.HashOf(Row.Email ?? person.Value),
            Masked = Row.Email is { } email ? SignInRules.Masked(EmailAddress.Read(email)!) : Row.Name,
            NetworkHash = string.Empty,
            Language = Row.Language,
            Back = "/",
            AskedAt = At,
            EndsAt = endsAt,
            SeenToAt = At,
            CodeHash = codeHash,
            LinkHash = linkHash,
            People = person.Value,
        };
    }

    private sealed class ChangeAddress(
        CommandId id, PersonId person, string address, string reason, Actor actor, DateTimeOffset at)
        : Help(id, person, reason, actor, at)
    {
        private readonly string? _new = EmailAddress.Read(address.Trim())?.Text;

        protected override Refusal? WhyNot() =>
            _new is null ? Refusal.AddressUnreadable
            : _new == Row.Email ? Refusal.SameAddress
            : null;

        protected override string Do(StoreContext context)
        {
            if (Row.Email is { } old)
            {
                var hash = Secrets.HashOf(old);
                Spend(context.SignIns.Where(s => s.AddressHash == hash && s.SpentAt == null));
                Tell(context, AccountLetterKind.AddressLeft, old);
            }

            Row.MoveTo(_new);
            IncidentBook.CloseNoContact(context, Row.Id, At);
            Tell(context, AccountLetterKind.AddressTaken, _new!);
            return AddressChanged;
        }
    }

    private sealed class GiveCode(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        string code,
        DateTimeOffset endsAt)
        : Help(id, person, reason, actor, at)
    {
        public bool IsGiven { get; private set; }

        protected override Refusal? WhyNot() => Row.Email is null ? Refusal.NoAddress : null;

        protected override string Do(StoreContext context)
        {
            SpendGiven(context);
            context.SignIns.Add(
                NewRow(endsAt, Secrets.HashOfCode(code, Secrets.HashOf(Row.Email!)), linkHash: null));
            Tell(context, AccountLetterKind.CodeGiven, Row.Email!);
            IsGiven = true;
            return "CodeGiven";
        }
    }

    private sealed class GiveLink(
        CommandId id,
        PersonId person,
        string reason,
        Actor actor,
        DateTimeOffset at,
        string link,
        DateTimeOffset endsAt)
        : Help(id, person, reason, actor, at)
    {
        public bool IsGiven { get; private set; }

        protected override Refusal? WhyNot() => null;

        protected override string Do(StoreContext context)
        {
            SpendGiven(context);
            context.SignIns.Add(NewRow(endsAt, codeHash: null, Secrets.HashOf(link)));
            IsGiven = true;
            return "LinkGiven";
        }
    }
}
