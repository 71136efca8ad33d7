namespace ProgramFlows.Tests.Engine;

/// <summary>A machine's clock that somebody sets; how time goes by is another matter. Its timers never fire.</summary>
internal sealed class WrongClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;
    private long _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _passed);

    /// <summary>Sets what it shows, though no time goes by.</summary>
    public void Set(DateTimeOffset moment) => Volatile.Write(ref _ticks, moment.UtcTicks);

    /// <summary>Time goes by.</summary>
    public void Pass(TimeSpan time)
    {
        Interlocked.Add(ref _passed, time.Ticks);
        Interlocked.Add(ref _ticks, time.Ticks);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ProgramFlows.Engine.Runtime.VirtualClock(start).CreateTimer(callback, state, dueTime, period);
}
