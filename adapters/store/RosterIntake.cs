using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Incidents;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>One roster on its way into the store, in one transaction.</summary>
/// <param name="context">The transaction.</param>
/// <param name="id">An id of this intake's own, from which its audit entries are named.</param>
/// <param name="at">When, UTC.</param>
/// <param name="actor">Who takes it in.</param>
internal sealed class RosterIntake(StoreContext context, string id, DateTimeOffset at, Actor actor)
{
    /// <summary>What the audit trail calls a person, a network or a post that was corrected.</summary>
    internal const string Corrected = "Corrected";

    private readonly List<KeptJoining> _kept = [];
    private readonly HashSet<NetworkCode> _closed = [];
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

        var endings = new RosterEndings(context, at, Audit);
        endings.End(roster.Ended);
        endings.Erase(roster.Erased);
        endings.CloseTasks([.. roster.Networks.Where(n => _closed.Contains(n.Code)).Select(n => n.Code)]);
        var joined = roster.Enrolments.Where(WasPut).ToList();
        foreach (var year in joined.GroupBy(e => InstanceIds.YearOf(e.ProgrammeId, e.FiscalYear)))
        {
            // A year that has not been started finds them by itself when it begins.
            context.Outbox.Add(OutboxEventRow.For(
                year.Key, NetworksJoined.Event, new NetworksJoined([.. year.Select(e => e.Network.Code)]), at));
        }

        var changes = new RosterChanges(_networks, _people, _appointments, joined.Count, _corrected, _kept)
        {
            Ended = endings.Ended,
            Erased = endings.Erased,
            Closed = _closed.Count,
        };
        if (!changes.IsNothing)
        {
            Audit(
                "Imported",
                "roster",
                null,
                $"{changes.Networks} networks, {changes.People} people, {changes.Appointments} appointments, "
                + $"{changes.Enrolments} enrolments; {changes.Corrected} corrected, {changes.Ended} ended, "
                + $"{changes.Erased} erased, {changes.Closed} closed");
        }

        return changes;
    }

    /// <summary>Gives known networks their place, and nothing else.</summary>
    public int Correct(IReadOnlyList<Network> networks)
    {
        foreach (var network in networks.Where(n => context.Networks.Find(n.Code) is not null))
        {
            Put(network);
        }

        return _corrected;
    }

    private void Put(Network network)
    {
        if (context.Networks.Local.FindEntry(network.Code)?.Entity is not { } row)
        {
            _networks++;
            context.Networks.Add(NetworkRow.For(network));
            return;
        }

        var before = Written(row);
        if (row.ClosedOn is null && network.ClosedOn is not null)
        {
            _closed.Add(network.Code);
        }

        row.Take(network);
        if (Written(row) is var after && after != before)
        {
            var isClosed = _closed.Contains(row.Code);
            _corrected += isClosed ? 0 : 1;
            Audit(isClosed ? "Closed" : Corrected, row.Code.Value, before, after);
        }
    }

    private static string Written(NetworkRow row) =>
        $"{NetworkNames.Of(row.ToNetwork()).Th} ({row.PlaceCode ?? row.ProvinceCode}), {row.Office}"
        + (row.ClosedOn is { } day ? $", closed on {day:yyyy-MM-dd}" : "");

    private void Put(Person person)
    {
        // A person of that name could do whatever the system does.
        _ = Actor.Person(person.Id);
        if (context.People.Local.FindEntry(person.Id)?.Entity is not { } row)
        {
            _people++;
            context.People.Add(PersonRow.For(person));
            return;
        }

        // Entries outlive a person's wish to be forgotten: they say what was corrected, and never what it was.
        var changed = row.Take(person);
        if (changed.Contains(PersonRow.EmailChanged))
        {
            IncidentBook.CloseNoContact(context, row.Id, at);
        }

        if (changed.Count > 0)
        {
            _corrected++;
            Audit(Corrected, row.Id.Value, null, string.Join(", ", changed));
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
                Audit(Corrected, personId.Value, null, Written(appointment));
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
        Audit("Appointed", personId.Value, null, Written(appointment));
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
                CountsFrom = ThaiTime.DayOf(at) is var today && today > joinedOn ? today : joinedOn,
            });
        Audit("Enrolled", network.Code.Value, null, $"{programme} {year}, joined on {joinedOn:yyyy-MM-dd}");
        return true;
    }

    private CommandId Audit(string action, string subject, string? before, string after)
    {
        var command = new CommandId($"{id}-{++_entries}");
        context.Audit.Add(new AuditRow
        {
            CommandId = command,
            At = at,
            Actor = actor.Id,
            Action = action,
            Subject = subject,
            Before = before,
            After = after,
        });
        return command;
    }
}
