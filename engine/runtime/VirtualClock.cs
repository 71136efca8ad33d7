namespace ProgramFlows.Engine.Runtime;

/// <summary>A clock that stands still until it is set forward. Safe to read from any thread.</summary>
/// <param name="start">What it shows at first.</param>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Sets the clock forward; an earlier moment leaves it as it is.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        if (moment.UtcTicks > Volatile.Read(ref _ticks))
        {
            Volatile.Write(ref _ticks, moment.UtcTicks);
        }
    }

    /// <summary>
    /// Timers of this clock never fire by themselves: <see cref="VirtualTime"/> wakes the engine when it moves the
    /// clock.
    /// </summary>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new StillTimer();

    private sealed class StillTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
