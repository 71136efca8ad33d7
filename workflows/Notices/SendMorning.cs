using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Sends what is due of a morning's messages, for less than a minute and no more than its channel may in one, and says
/// when to come again. What was put off, or waits for its channel, <see cref="WaitingMessages"/> sends.
/// </summary>
/// <param name="board">The notices.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the links lead.</param>
/// <param name="from">From whom messages come.</param>
public sealed class SendMorning(
    INoticeBoard board, MessageDispatch dispatch, SiteAddress site, SenderIdentity from)
    : Activity<SendMorningInput, SendMorningResult>
{
    private const int AtATime = 200;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Its name in histories.</summary>
    public static ActivityName<SendMorningInput, SendMorningResult> Name { get; } = new("SendMorning");

    /// <inheritdoc/>
    public override async Task<SendMorningResult> RunAsync(ActivityContext context, SendMorningInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var step = await dispatch.OpenAsync(context.Cancellation);
        if (step.Room == 0)
        {
            return new SendMorningResult(input.At + Minute);
        }

        var due = await board.BundleAsync(
            input.Morning, input.At, Math.Min(step.Room, AtATime), context.Cancellation);
        var seenTo = 0;
        foreach (var digest in due.Messages)
        {
            if (dispatch.IsOver(step))
            {
                break;
            }

            var message = DigestComposer.Compose(digest, site, from, input.At);
            var state = await dispatch.SendAsync(message, MessageKind.Digest, input.At, context.Cancellation);
            seenTo += state is null ? 0 : 1;
        }

        // What another process is just sending may be left by it.
        return new SendMorningResult(
            seenTo == due.Messages.Count ? due.NextAt : seenTo > 0 ? input.At : input.At + Minute);
    }
}

/// <summary>What <see cref="SendMorning"/> is given.</summary>
/// <param name="Morning">The morning.</param>
/// <param name="At">The moment, UTC: what is due and was put up until then is told.</param>
public sealed record SendMorningInput(Morning Morning, DateTimeOffset At);

/// <summary>What <see cref="SendMorning"/> answers.</summary>
/// <param name="NextAt">When there is more to send, UTC; null when the morning is done.</param>
public sealed record SendMorningResult(DateTimeOffset? NextAt);
