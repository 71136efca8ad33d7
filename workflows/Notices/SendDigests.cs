using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Notices;

/// <summary>
/// Sends a step of a morning's messages and says how many it has seen to. What was put off, or waits for its channel,
/// <see cref="WaitingMessages"/> sends.
/// </summary>
/// <param name="board">The notices.</param>
/// <param name="dispatch">The way out.</param>
/// <param name="site">Where the links lead.</param>
/// <param name="from">From whom messages come.</param>
public sealed class SendDigests(
    INoticeBoard board, MessageDispatch dispatch, SiteAddress site, SenderIdentity from)
    : Activity<SendDigestsInput, int>
{
    private const int AtATime = 50;

    /// <summary>Its name in histories.</summary>
    public static ActivityName<SendDigestsInput, int> Name { get; } = new("SendDigests");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, SendDigestsInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        await dispatch.IsOpenAsync(input.At, context.Cancellation);
        var digests = await board.BundleAsync(input.Day, input.At, input.Round, AtATime, context.Cancellation);
        var seenTo = 0;
        foreach (var digest in digests)
        {
            var message = DigestComposer.Compose(digest, site, from, input.At);
            var state = await dispatch.SendAsync(message, MessageKind.Digest, input.At, context.Cancellation);
            seenTo += state is null ? 0 : 1;
        }

        return seenTo;
    }
}

/// <summary>What <see cref="SendDigests"/> is given.</summary>
/// <param name="Day">The day in Thailand.</param>
/// <param name="At">The moment, UTC: what was put up until then is told.</param>
/// <param name="Round">Whose messages go out; null for everybody's.</param>
public sealed record SendDigestsInput(DateOnly Day, DateTimeOffset At, DigestRound? Round = null);
