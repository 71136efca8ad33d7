using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Networks.Import;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Adapters.Store;

/// <summary>Networks, people and appointments.</summary>
internal sealed class NetworkDirectory(StoreWriter writer, PostBook posts, Outbox outbox) : INetworkDirectory
{
    public async Task<RosterChanges> TakeInAsync(
        Roster roster, DateTimeOffset at, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccessRules.Check(actor, Permission.TakeIn) is { } forbidden)
        {
            return RosterChanges.None with { Forbidden = forbidden };
        }

        var id = IdOf(roster, at);
        var changes = await writer
            .WriteAsync(context => new RosterIntake(context, id, at, actor).TakeIn(roster), cancellationToken)
            .ConfigureAwait(false);
        posts.Forget();
        if (changes.Enrolments > 0)
        {
            outbox.SignalFilled();
        }

        return changes;
    }

    public async Task<(ImportPlan Plan, RosterChanges Changes)> ImportAsync(
        ImportedRoster file, DateTimeOffset at, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(actor);
        if (AccessRules.Check(actor, Permission.TakeIn) is { } forbidden)
        {
            return (new ImportPlan(Roster.Empty, []), RosterChanges.None with { Forbidden = forbidden });
        }

        var id = $"import-{Guid.NewGuid():N}";
        var (plan, changes) = await writer.WriteAsync(
            context =>
            {
                var plan = PlanOf(context, file, at);
                return (plan, new RosterIntake(context, id, at, actor).TakeIn(plan.Roster));
            },
            cancellationToken).ConfigureAwait(false);
        posts.Forget();
        if (!changes.IsNothing)
        {
            outbox.SignalFilled();
        }

        return (plan, changes);
    }

    public Task<IReadOnlyList<Enrolment>> EnrolledAsync(
        string programmeId, int fiscalYear, string after, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => Enrolled(
                context,
                programmeId,
                fiscalYear,
                e => string.Compare((string)(object)e.NetworkCode, after) > 0,
                most),
            cancellationToken);

    public Task<IReadOnlyList<Enrolment>> EnrolledAmongAsync(
        string programmeId,
        int fiscalYear,
        IReadOnlyCollection<NetworkCode> codes,
        CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => Enrolled(context, programmeId, fiscalYear, e => codes.Contains(e.NetworkCode), int.MaxValue),
            cancellationToken);

    public Task<IReadOnlyList<Network>> UnplacedAsync(CancellationToken cancellationToken) =>
        writer.ReadAsync<IReadOnlyList<Network>>(
            context =>
            [
                .. context.Networks.Where(n => n.PlaceCode == null).OrderBy(n => n.Code)
                    .AsEnumerable().Select(n => n.ToNetwork()),
            ],
            cancellationToken);

    public Task CorrectPlacesAsync(
        IReadOnlyList<Network> networks, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(networks);
        return writer.WriteAsync(
            context => new RosterIntake(context, $"places-{at:yyyyMMddHHmmssfff}", at, Actor.Programme)
                .Correct(networks),
            cancellationToken);
    }

    /// <summary>
    /// Named after what it brings and when: the same intake of the same moment is one, whoever repeats it, and a
    /// rehearsal tells the same each time.
    /// </summary>
    private static string IdOf(Roster roster, DateTimeOffset at)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new { at, roster });
        return $"import-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}";
    }

    private static ImportPlan PlanOf(StoreContext context, ImportedRoster file, DateTimeOffset at) => ImportRules.Plan(
        file,
        new KnownRoster(
            [.. context.Networks.AsNoTracking().AsEnumerable().Select(n => n.ToNetwork())],
            [
                .. context.People.AsNoTracking().Where(p => p.ErasedAt == null).AsEnumerable()
                    .Select(p => p.ToPerson()),
            ],
            [
                .. context.Appointments.AsNoTracking().AsEnumerable().Select(
                    a => new Appointment(a.PersonId, a.Role, a.Scope, a.ProgrammeId, a.IsDeputy)),
            ]),
        ThaiTime.DayOf(at),
        NewPersonId);

    /// <summary>By chance, so that nobody can tell or try whose it is.</summary>
    private static PersonId NewPersonId() =>
        new($"p-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10))}");

    private static IReadOnlyList<Enrolment> Enrolled(
        StoreContext context,
        string programmeId,
        int fiscalYear,
        System.Linq.Expressions.Expression<Func<EnrolmentRow, bool>> condition,
        int most) =>
    [
        .. context.Enrolments.AsNoTracking()
            .Where(e => e.ProgrammeId == programmeId && e.FiscalYear == fiscalYear)
            .Where(condition)
            .OrderBy(e => e.NetworkCode)
            .Join(
                context.Networks.AsNoTracking().Where(n => n.ClosedOn == null),
                e => e.NetworkCode,
                n => n.Code,
                (e, n) => new { Enrolment = e, Network = n })
            .Take(most)
            .AsEnumerable()
            .Select(j => new Enrolment(
                j.Enrolment.ProgrammeId, j.Enrolment.FiscalYear, j.Network.ToNetwork(), j.Enrolment.JoinedOn)
            {
                CountsFrom = j.Enrolment.CountsFrom ?? j.Enrolment.JoinedOn,
            }),
    ];
}
