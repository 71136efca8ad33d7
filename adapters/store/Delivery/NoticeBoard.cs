using Microsoft.EntityFrameworkCore;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;

namespace ProgramFlows.Adapters.Store.Delivery;

/// <summary>Notices, and the messages of a morning that carry them.</summary>
internal sealed class NoticeBoard(StoreWriter writer, NoticeWriter notices, SendingClaims claims, PostBook posts)
    : INoticeBoard
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Task QueueAsync(NoticeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return writer.WriteAsync(context => Queue(context, request), cancellationToken);
    }

    public async Task<DueDigests> BundleAsync(
        Morning morning, DateTimeOffset at, int most, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(morning);
        var day = morning.Day;
        var (nextAt, isTaken) = await writer.WriteAsync(
            context =>
            {
                var next = new MorningBundle(context, claims, morning, at).Take(most);

                // What was bundled just now is claimed with it.
                context.Flush();
                return (next, claims.TryTake(context, day, most));
            },
            cancellationToken).ConfigureAwait(false);
        if (!isTaken)
        {
            // All that is left is another process's, which may end before it is done.
            return new DueDigests([], at + Minute);
        }

        return await writer.ReadAsync(
            context =>
            {
                var due = claims.Own(context).AsNoTracking().Where(m => m.On == day).OrderBy(m => m.PersonId)
                    .Take(most + 1).ToList();
                return due.Count > most
                    ? new DueDigests(DigestContents.Of(context, day, due[..most]), at)
                    : new DueDigests(DigestContents.Of(context, day, due), nextAt);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task<int> HandUpUnansweredAsync(DateOnly day, DateTimeOffset at, CancellationToken cancellationToken) =>
        writer.WriteAsync(context => Unanswered.HandUp(context, posts, notices, day, at), cancellationToken);

    public Task<IReadOnlyList<DigestContent>> WaitingAsync(
        DateOnly day, DateTimeOffset at, int most, CancellationToken cancellationToken) =>
        writer.ReadAsync(context => Waiting(context, day, at, most), cancellationToken);

    public Task<int> CountRefusedAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        writer.ReadAsync(
            context => context.Messages.Count(m =>
                (m.State == MessageState.Bounced || m.State == MessageState.Failed) && m.RefusedAt >= since),
            cancellationToken);

    private bool Queue(StoreContext context, NoticeRequest request)
    {
        if (context.TaskOf(request.TaskId) is not { } task)
        {
            return false;
        }

        notices.Tell(context, task, request.Key, request.Kind, request.To, request.At);
        return true;
    }

    private static IReadOnlyList<DigestContent> Waiting(
        StoreContext context, DateOnly day, DateTimeOffset at, int most)
    {
        var waiting = context.Messages.AsNoTracking()
            .Where(m => m.Kind == MessageKind.Digest && m.On == day
                && ((m.State == MessageState.Deferred && (m.RetryAt == null || m.RetryAt <= at))
                    || m.State == MessageState.Held
                    || (m.State == MessageState.Pending && m.IsAgain)))
            .Join(context.People, m => m.PersonId, p => p.Id, (m, p) => new { Message = m, Person = p })
            .OrderBy(m => m.Message.PersonId)
            .ToList();
        var time = TimeOnly.FromTimeSpan(ThaiTime.LocalOf(at).TimeOfDay);
        return DigestContents.Of(
            context,
            day,
            [.. waiting.Where(w => !w.Person.QuietHours.IsQuiet(time)).Take(most).Select(w => w.Message)]);
    }
}
