using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Records;

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

    /// <summary>
    /// Named after what it brings and when: the same intake of the same moment is one, whoever repeats it, and a
    /// rehearsal tells the same each time.
    /// </summary>
    private static string IdOf(Roster roster, DateTimeOffset at)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new { at, roster });
        return $"import-{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}";
    }

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
}
