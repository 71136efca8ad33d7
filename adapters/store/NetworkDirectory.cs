using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;
using ProgramFlows.Workflows.Years;

namespace ProgramFlows.Adapters.Store;

/// <summary>Networks, people and appointments.</summary>
internal sealed class NetworkDirectory(StoreWriter writer, Recipients recipients, Outbox outbox) : INetworkDirectory
{
    public async Task TakeInAsync(Roster roster, DateTimeOffset at, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roster);
        var joined = await writer.WriteAsync(context => TakeIn(context, roster, at, actor), cancellationToken)
            .ConfigureAwait(false);
        recipients.Forget();
        if (joined > 0)
        {
            outbox.SignalFilled();
        }
    }

    public Task<IReadOnlyList<Enrolment>> EnrolledAsync(
        string programmeId, int fiscalYear, string after, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<Enrolment>>(
            context =>
            [
                .. Enrolled(context, programmeId, fiscalYear, e => string.Compare(e.NetworkCode, after) > 0).Take(most),
            ],
            cancellationToken);

    public Task<IReadOnlyList<Enrolment>> EnrolledAmongAsync(
        string programmeId, int fiscalYear, IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<Enrolment>>(
            context => [.. Enrolled(context, programmeId, fiscalYear, e => codes.Contains(e.NetworkCode))],
            cancellationToken);

    public Task<IReadOnlySet<string>> NetworkCodesAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlySet<string>>(
            context => context.Networks.Select(n => n.Code).ToHashSet(StringComparer.Ordinal), cancellationToken);

    private static IQueryable<Enrolment> Enrolled(
        StoreContext context,
        string programmeId,
        int fiscalYear,
        System.Linq.Expressions.Expression<Func<EnrolmentRow, bool>> condition) =>
        context.Enrolments.AsNoTracking()
            .Where(e => e.ProgrammeId == programmeId && e.FiscalYear == fiscalYear)
            .Where(condition)
            .OrderBy(e => e.NetworkCode)
            .Join(context.Networks.AsNoTracking(), e => e.NetworkCode, n => n.Code, (e, n) => new Enrolment(
                e.ProgrammeId,
                e.FiscalYear,
                new Network(n.Code, n.Name, n.District, n.ProvinceCode, n.Province, n.Office),
                e.JoinedOn));

    /// <returns>How many enrolments are new.</returns>
    private static int TakeIn(StoreContext context, Roster roster, DateTimeOffset at, string actor)
    {
        // What is known already is loaded once; the loops below then find it in memory.
        context.Networks.Load();
        context.People.Load();
        context.Appointments.Load();
        context.Enrolments.Load();
        foreach (var network in roster.Networks)
        {
            Put(context, network);
        }

        foreach (var person in roster.People)
        {
            Put(context, person);
        }

        foreach (var (personId, role, scope, programme) in roster.Appointments)
        {
            if (context.Appointments.Local.FindEntryUntyped([programme, role, scope, personId]) is null)
            {
                // Notices to somebody without an address would stop everybody's messages.
                _ = context.People.Find(personId) ?? throw new ArgumentException(
                    $"The roster appoints '{personId}', who is not among the people.", nameof(roster));
                context.Appointments.Add(
                    new AppointmentRow { ProgrammeId = programme, Role = role, Scope = scope, PersonId = personId });
            }
        }

        var joined = roster.Enrolments.Where(e => WasPut(context, e, at, actor)).ToList();
        foreach (var year in joined.GroupBy(e => TaskIdentity.YearOf(e.ProgrammeId, e.FiscalYear)))
        {
            // A year that has not been started finds them by itself when it begins.
            context.Outbox.Add(OutboxEventRow.For(
                year.Key, NetworksJoined.Event, new NetworksJoined([.. year.Select(e => e.Network.Code)]), at));
        }

        return joined.Count;
    }

    private static void Put(StoreContext context, Network network)
    {
        if (context.Networks.Local.FindEntry(network.Code)?.Entity is not { } row)
        {
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

        (row.Name, row.District) = (network.Name, network.District);
        (row.ProvinceCode, row.Province, row.Office) = (network.ProvinceCode, network.Province, network.Office);
    }

    private static void Put(StoreContext context, Person person)
    {
        if (context.People.Local.FindEntry(person.Id)?.Entity is not { } row)
        {
            context.People.Add(
                new PersonRow { Id = person.Id, Name = person.Name, Email = person.Email, Language = person.Language });
            return;
        }

        (row.Name, row.Email, row.Language) = (person.Name, person.Email, person.Language);
    }

    /// <summary>Puts an enrolment unless it is there.</summary>
    private static bool WasPut(StoreContext context, Enrolment enrolment, DateTimeOffset at, string actor)
    {
        var (programme, year, network, joinedOn) = enrolment;
        if (context.Enrolments.Local.FindEntryUntyped([programme, year, network.Code]) is not null)
        {
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
        context.Audit.Add(new AuditRow
        {
            CommandId = $"enrol-{programme}-{year}-{network.Code}",
            At = at,
            Actor = actor,
            Action = "Enrolled",
            Subject = network.Code,
            After = $"{programme} {year}",
        });
        return true;
    }
}
