using Microsoft.EntityFrameworkCore;
using ProgramFlows.Adapters.Store.Rows;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Privacy;

namespace ProgramFlows.Adapters.Store.Privacy;

/// <summary>Requests about people's data. Who may decide on them is said by AccessRules, as for commands.</summary>
internal sealed class PrivacyRequestReader(StoreWriter writer) : IPrivacyRequestReader
{
    public Task<IReadOnlyList<PrivacyRequest>> OwnAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(viewer);
        return writer.ReadAsync<IReadOnlyList<PrivacyRequest>>(
            context => viewer.Actor.Who is { } person
                ? [.. Read(context, context.PrivacyRequests.Where(r => r.PersonId == person))
                    .OrderByDescending(r => r.AskedAt)]
                : [],
            cancellationToken);
    }

    public Task<IReadOnlyList<PrivacyRequest>?> WaitingAsync(Viewer viewer, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => AccessRules.Check(viewer, Permission.DecideOnPrivacy) is null
                ? [.. Read(context, context.PrivacyRequests.Where(r => r.DecidedAt == null)).OrderBy(r => r.AskedAt)]
                : (IReadOnlyList<PrivacyRequest>?)null,
            cancellationToken);

    public Task<PrivacyRequest?> FindAsync(Viewer viewer, CommandId id, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => Read(context, context.PrivacyRequests.Where(r => r.Id == id)) is [var request]
                && AccessRules.CheckPrivacyOf(viewer, request.Person) is null
                    ? request
                    : null,
            cancellationToken);

    private static IReadOnlyList<PrivacyRequest> Read(StoreContext context, IQueryable<PrivacyRequestRow> rows) =>
    [
        .. rows.AsNoTracking()
            .Join(context.People.AsNoTracking(), r => r.PersonId, p => p.Id, (Row, Person) => new { Row, Person })
            .AsEnumerable()
            .Select(x => new PrivacyRequest(
                x.Row.Id,
                x.Row.PersonId,
                x.Person.Name,
                x.Row.Kind,
                x.Row.Words,
                x.Row.AskedAt,
                PrivacyRequestRules.AnswerBy(x.Row.AskedAt),
                x.Row.DecidedAt is { } at ? new PrivacyDecision(x.Row.IsGranted, x.Row.Reason ?? "", at) : null)),
    ];
}
