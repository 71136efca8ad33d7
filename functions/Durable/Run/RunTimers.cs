using ProgramFlows.Engine.Replay;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// The timers of a run: in pieces that Durable Task does not cut, and set late enough not to fire before they are due.
/// </summary>
/// <param name="run">Whose they are.</param>
internal sealed class RunTimers(OrchestrationRun run)
{
    // Durable Task cuts timers that are longer than this, which must not happen out of sight; so they are cut here, and
    // by a tick more, which tells a piece from a timer of that very length.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);
    private static readonly TimeSpan Piece = Longest - TimeSpan.FromTicks(1);

    // On Azure Storage a timer may fire a second early, and at once when it is nearer than that. So it is set for a
    // second later, which makes it one timer a wait; one that is set again is at least a second ahead by that.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    /// <summary>Waits for one timer.</summary>
    /// <param name="fireAt">Until when the code waits.</param>
    /// <param name="cancellationToken">Gives the timer up.</param>
    /// <returns>Until when it is to wait: a timer that was set keeps its moment, whatever the code says now.</returns>
    public async Task<DateTimeOffset> WaitAsync(DateTimeOffset fireAt, CancellationToken cancellationToken)
    {
        var began = run.TurnsClock;
        var moment = MomentFor(fireAt, began);
        var issued = run.Ledger.Decide(new TurnAction(ActionKind.Timer, string.Empty) { FireAt = moment });
        if (issued.Action.FireAt is var set && set != moment && set != fireAt && set != began + Piece)
        {
            fireAt = set - Early;
        }

        run.OpenTimers.Add(fireAt);
        try
        {
            using var givesUp = cancellationToken.Register(() => issued.GivesUp.Cancel());
            await run.Scheduler.Expect(issued.Answer);
        }
        finally
        {
            run.OpenTimers.Remove(fireAt);
        }

        return fireAt;
    }

    /// <summary>For which moment a timer is set, at a time, so as not to fire before it is due.</summary>
    private static DateTimeOffset MomentFor(DateTimeOffset fireAt, DateTimeOffset now) =>
        fireAt <= now ? fireAt
        : fireAt > now + Longest ? now + Piece
        : fireAt > now + Longest - Early ? now + Longest
        : fireAt + Early;
}
