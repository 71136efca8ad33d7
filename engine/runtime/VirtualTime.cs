namespace ProgramFlows.Engine.Runtime;

/// <summary>
/// Plays an engine in virtual time: when nothing is left to do now, its clock jumps to the next due timer.
/// </summary>
/// <param name="engine">The engine, started, on the clock below.</param>
/// <param name="clock">Its clock.</param>
public sealed class VirtualTime(EmbeddedEngine engine, VirtualClock clock)
{
    /// <summary>
    /// Called when the engine has nothing left to do at this moment; true when that gave it something to do.
    /// </summary>
    public Func<CancellationToken, Task<bool>> Settle { get; init; } = static _ => Task.FromResult(false);

    /// <summary>Called before the clock moves, with the moment it moves to, UTC.</summary>
    public Action<DateTimeOffset> BeforeJump { get; init; } = static _ => { };

    /// <summary>Plays until nothing is due before or at a moment, and sets the clock to it.</summary>
    /// <param name="end">The moment, UTC.</param>
    /// <param name="cancellationToken">Stops playing; what has been played stays.</param>
    public async Task PlayToAsync(DateTimeOffset end, CancellationToken cancellationToken)
    {
        while (await SettleAsync(cancellationToken).ConfigureAwait(false) is { } next && next <= end)
        {
            BeforeJump(next);
            clock.AdvanceTo(next);
            engine.Wake();
        }

        clock.AdvanceTo(end);
        engine.Wake();
        await SettleAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<DateTimeOffset?> SettleAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = await engine.WhenIdleAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
            if (!await Settle(cancellationToken).ConfigureAwait(false))
            {
                return next;
            }
        }
    }
}
