using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Commands;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>Who there is and what they are.</summary>
internal sealed class PeopleDesk(CommandWriter commands, PostBook posts) : IPeopleDesk
{
    public Task<CommandResult> AddAsync(
        CommandId id, Person person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        return DoAsync(new Add(id, person, actor, at), cancellationToken);
    }

    public Task<CommandResult> InstallAsync(
        CommandId id, Person person, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        return DoAsync(new Install(id, person, actor, at), cancellationToken);
    }

    public Task<CommandResult> AppointAsync(
        CommandId id, Appointment appointment, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return DoAsync(new Appoint(id, appointment, actor, at), cancellationToken);
    }

    public Task<CommandResult> DismissAsync(
        CommandId id, Appointment appointment, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(appointment);
        return DoAsync(new Dismiss(id, appointment, actor, at), cancellationToken);
    }

    public Task<CommandResult> NameDeputyAsync(
        CommandId id,
        PersonId person,
        PersonId? deputy,
        Actor actor,
        DateTimeOffset at,
        CancellationToken cancellationToken) =>
        DoAsync(new NameDeputy(id, person, deputy, actor, at), cancellationToken);

    private async Task<CommandResult> DoAsync(DeskCommand command, CancellationToken cancellationToken)
    {
        var result = await commands.DoAsync(command, cancellationToken).ConfigureAwait(false);
        posts.Forget();
        return result;
    }

    private static AppointmentRow? RowOf(StoreContext context, Appointment appointment) => context.Appointments.Find(
        appointment.ProgrammeId, appointment.Role, appointment.Scope, appointment.PersonId);

    /// <summary>Also those that this transaction has appointed, and without those that it has dismissed.</summary>
    private static int AdministratorsIn(StoreContext context)
    {
        context.Appointments.Where(a => a.Role == Role.Administrator).Load();
        return context.Appointments.Local.Count(a => a.Role == Role.Administrator);
    }

    private static AppointmentRow RowFor(Appointment appointment)
    {
        var (person, role, scope, programme, isDeputy) = appointment;
        return new AppointmentRow
        {
            ProgrammeId = programme,
            Role = role,
            Scope = scope,
            PersonId = person,
            IsDeputy = isDeputy,
        };
    }

    private static string Written(Appointment appointment)
    {
        var (_, role, scope, programme, isDeputy) = appointment;
        return $"{role}{(isDeputy ? " (deputy)" : "")} {scope}, {programme}";
    }

    private class Add(CommandId id, Person person, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private bool _isKnown;

        protected Person Person => person;

        public override bool Find(StoreContext context)
        {
            _isKnown = context.People.Find(person.Id) is not null;
            return true;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer, Permission.Appoint);

        public override Refusal? Decide() => _isKnown ? Refusal.KnownAlready : PeopleRules.WhyNotAdd(person);

        public override CommandTrace Apply(StoreContext context)
        {
            // A person of that name could do whatever the system does.
            _ = Actor.Person(person.Id);
            var email = person.Email is { } written ? EmailAddress.Read(written)!.Text : null;
            context.People.Add(PersonRow.For(person with { Name = person.Name.Trim(), Email = email }));
            return new CommandTrace("Added", person.Id.Value, null, "person");
        }
    }

    /// <summary>The first administrator: a person, and what they are, in one.</summary>
    private sealed class Install(CommandId id, Person person, Actor actor, DateTimeOffset at)
        : Add(id, person, actor, at)
    {
        private bool _isThere;

        public override bool Find(StoreContext context)
        {
            _isThere = AdministratorsIn(context) > 0;
            return base.Find(context);
        }

        public override Refusal? Decide() => _isThere ? Refusal.AdministratorThere : base.Decide();

        public override CommandTrace Apply(StoreContext context)
        {
            base.Apply(context);
            var appointment = new Appointment(
                Person.Id, Role.Administrator, Appointment.Everywhere, Appointment.Everywhere);
            context.Appointments.Add(RowFor(appointment));
            return new CommandTrace("Appointed", Person.Id.Value, null, Written(appointment));
        }
    }

    private sealed class Appoint(CommandId id, Appointment appointment, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private bool _isPlace;

        public override bool Find(StoreContext context)
        {
            _isPlace = RoleOrder.ScopeKindOf(appointment.Role) switch
            {
                ScopeKind.Network => context.Networks.Find(new NetworkCode(appointment.Scope)) is not null,
                ScopeKind.Province => context.Networks.Any(n => n.ProvinceCode == appointment.Scope),
                ScopeKind.Office => context.Networks.Any(n => n.Office == appointment.Scope),
                ScopeKind.Agency or ScopeKind.Everywhere => true,
            };
            return context.People.Find(appointment.PersonId) is not null;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer, Permission.Appoint);

        public override Refusal? Decide() =>
            PeopleRules.WhyNotAppoint(appointment) ?? (_isPlace ? null : Refusal.NoSuchPlace);

        public override CommandTrace Apply(StoreContext context)
        {
            var known = RowOf(context, appointment);
            var before = known is null ? null : Written(appointment with { IsDeputy = known.IsDeputy });
            if (known is null)
            {
                context.Appointments.Add(RowFor(appointment));
            }
            else
            {
                known.IsDeputy = appointment.IsDeputy;
            }

            return new CommandTrace("Appointed", appointment.PersonId.Value, before, Written(appointment));
        }
    }

    private sealed class Dismiss(CommandId id, Appointment appointment, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private AppointmentRow? _row;
        private int _administrators;

        public override bool Find(StoreContext context)
        {
            _row = RowOf(context, appointment);
            _administrators = AdministratorsIn(context);
            return context.People.Find(appointment.PersonId) is not null;
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.Check(viewer, Permission.Appoint);

        public override Refusal? Decide() =>
            PeopleRules.WhyNotDismiss(_row is null ? null : appointment, _administrators, Actor);

        public override CommandTrace Apply(StoreContext context)
        {
            context.Appointments.Remove(_row!);
            var before = Written(appointment with { IsDeputy = _row!.IsDeputy });
            return new CommandTrace("Dismissed", appointment.PersonId.Value, before, "none");
        }
    }

    private sealed class NameDeputy(
        CommandId id, PersonId person, PersonId? deputy, Actor actor, DateTimeOffset at)
        : DeskCommand(id, actor, at)
    {
        private List<PlacedPost> _own = [];
        private List<PlacedPost> _others = [];

        public override bool Find(StoreContext context)
        {
            var places = PostPlaces.Of(context);
            _own = [.. PostsOf(context, places, person).Where(p => PeopleRules.CanHaveDeputy(p.Appointment))];
            _others = deputy is { } other ? [.. PostsOf(context, places, other)] : [];
            return deputy != person && (deputy is not { } id || context.People.Find(id) is { ErasedAt: null });
        }

        public override Refusal? Check(StoreContext context, Viewer viewer) =>
            AccessRules.CheckOwn(viewer.Actor, person);

        public override Refusal? Decide() =>
            deputy is null && _own.Count > 0 ? null : PeopleRules.WhyNotDeputy(_own, _others);

        public override CommandTrace Apply(StoreContext context)
        {
            var before = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var (_, role, scope, programme, _) in _own.Select(p => p.Appointment))
            {
                foreach (var row in context.Appointments
                    .Where(a => a.IsDeputy && a.ProgrammeId == programme && a.Role == role && a.Scope == scope)
                    .ToList())
                {
                    before.Add(row.PersonId.Value);
                    context.Appointments.Remove(row);
                }

                context.Flush();
                if (deputy is { } named && RowOf(context, new Appointment(named, role, scope, programme)) is null)
                {
                    context.Appointments.Add(RowFor(new Appointment(named, role, scope, programme, IsDeputy: true)));
                }
            }

            return new CommandTrace(
                "DeputyNamed",
                person.Value,
                before.Count == 0 ? null : string.Join(' ', before),
                deputy?.Value ?? "none");
        }

        private static List<PlacedPost> PostsOf(StoreContext context, PostPlaces places, PersonId person) =>
            context.Appointments.Where(a => a.PersonId == person).AsEnumerable()
                .Select(a => places.Place(
                    new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy)))
                .ToList();
    }
}
