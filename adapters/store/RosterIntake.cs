using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>One roster on its way into the store, in one transaction.</summary>
/// <param name="context">The transaction.</param>
/// <param name="id">An id of this intake's own, from which its audit entries are named.</param>
/// <param name="at">When, UTC.</param>
/// <param name="actor">Who takes it in.</param>
internal sealed class RosterIntake(StoreContext context, string id, DateTimeOffset at, Actor actor)
{
    private readonly List<KeptJoining> _kept = [];
    private int _networks;
    private int _people;
    private int _appointments;
    private int _corrected;
    private int _entries;

    public RosterChanges TakeIn(Roster roster)
    {
        // What is known already is loaded once; the loops below then find it in memory.
        context.Networks.Load();
        context.People.Load();
        context.Appointments.Load();
        context.Enrolments.Load();
        foreach (var network in roster.Networks)
        {
            Put(network);
        }

        foreach (var person in roster.People)
        {
            Put(person);
        }

        foreach (var appointment in roster.Appointments)
        {
            Put(appointment);
        }

        var joined = roster.Enrolments.Where(WasPut).ToList();
        foreach (var year in joined.GroupBy(e => TaskIdentity.YearOf(e.ProgrammeId, e.FiscalYear)))
        {
            // A year that has not been started finds them by itself when it begins.
            context.Outbox.Add(OutboxEventRow.For(
                year.Key, NetworksJoined.Event, new NetworksJoined([.. year.Select(e => e.Network.Code)]), at));
        }

        var changes = new RosterChanges(_networks, _people, _appointments, joined.Count, _corrected, _kept);
        if (!changes.IsNothing)
        {
            Audit(
                "Imported",
                "roster",
                null,
                $"{changes.Networks} networks, {changes.People} people, {changes.Appointments} appointments, "
                + $"{changes.Enrolments} enrolments; {changes.Corrected} corrected");
        }

        return changes;
    }

    private void Put(Network network)
    {
        if (context.Networks.Local.FindEntry(network.Code)?.Entity is not { } row)
        {
            _networks++;
            context.Networks.Add(new NetworkRow
            {
                Code = network.Code,
                Name = network.Name,
                District = network.District,
                ProvinceCode = network.ProvinceCode,
                Province = network.Province,
                Office = network.Office,
            });
            return;
        }

        var before = Written(row);
        (row.Name, row.District) = (network.Name, network.District);
        (row.ProvinceCode, row.Province, row.Office) = (network.ProvinceCode, network.Province, network.Office);
        if (Written(row) is var after && after != before)
        {
            _corrected++;
            Audit("Corrected", row.Code, before, after);
        }
    }

    private static string Written(NetworkRow row) =>
        $"{row.Name}, {row.District}, {row.Province} ({row.ProvinceCode}), {row.Office}";

    private void Put(Person person)
    {
        // A person of that name could do whatever the system does.
        _ = Actor.Person(person.Id);
        if (context.People.Local.FindEntry(person.Id)?.Entity is not { } row)
        {
            _people++;
            context.People.Add(
                new PersonRow { Id = person.Id, Name = person.Name, Email = person.Email, Language = person.Language });
            return;
        }

        // Entries outlive a person's wish to be forgotten: they say what was corrected, and never what it was.
        string[] changed =
        [
            .. row.Name != person.Name ? ["name"] : Array.Empty<string>(),
            .. row.Email != person.Email ? ["e-mail"] : Array.Empty<string>(),
            .. row.Language != person.Language ? ["language"] : Array.Empty<string>(),
        ];
        (row.Name, row.Email, row.Language) = (person.Name, person.Email, person.Language);
        if (changed.Length > 0)
        {
            _corrected++;
            Audit("Corrected", row.Id, null, string.Join(", ", changed));
        }
    }

    private void Put(Appointment appointment)
    {
        var (personId, role, scope, programme, isDeputy) = appointment;
        if (context.Appointments.Local.FindEntryUntyped([programme, role, scope, personId])
            is { Entity: AppointmentRow known })
        {
            if (known.IsDeputy != isDeputy)
            {
                known.IsDeputy = isDeputy;
                _corrected++;
                Audit("Corrected", personId, null, Written(appointment));
            }

            return;
        }

        // Notices to somebody without an address would stop everybody's messages.
        _ = context.People.Find(personId) ?? throw new ArgumentException(
            $"The roster appoints '{personId}', who is not among the people.", nameof(appointment));
        _appointments++;
        context.Appointments.Add(new AppointmentRow
        {
            ProgrammeId = programme,
            Role = role,
            Scope = scope,
            PersonId = personId,
            IsDeputy = isDeputy,
        });
        Audit("Appointed", personId, null, Written(appointment));
    }

    private static string Written(Appointment appointment)
    {
        var (_, role, scope, programme, isDeputy) = appointment;
        return $"{role}{(isDeputy ? " (deputy)" : "")} {scope}, {programme}";
    }

    /// <summary>Puts an enrolment unless it is there.</summary>
    private bool WasPut(Enrolment enrolment)
    {
        var (programme, year, network, joinedOn) = enrolment;
        var entry = context.Enrolments.Local.FindEntryUntyped([programme, year, network.Code]);
        if (entry is { Entity: EnrolmentRow known })
        {
            if (known.JoinedOn != joinedOn)
            {
                _kept.Add(new KeptJoining(network.Code, known.JoinedOn, joinedOn));
            }

            return false;
        }

        _ = context.Networks.Find(network.Code) ?? throw new ArgumentException(
            $"The roster enrols '{network.Code}', which is not among the networks.", nameof(enrolment));
        context.Enrolments.Add(
            new EnrolmentRow
            {
                ProgrammeId = programme,
                FiscalYear = year,
                NetworkCode = network.Code,
                JoinedOn = joinedOn,
            });
        Audit("Enrolled", network.Code, null, $"{programme} {year}, joined on {joinedOn:yyyy-MM-dd}");
        return true;
    }

    private void Audit(string action, string subject, string? before, string after) =>
        context.Audit.Add(new AuditRow
        {
            CommandId = $"{id}-{++_entries}",
            At = at,
            Actor = actor.Id,
            Action = action,
            Subject = subject,
            Before = before,
            After = after,
        });
}
