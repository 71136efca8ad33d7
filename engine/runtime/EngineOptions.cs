namespace ProgramFlows.Engine.Runtime;

/// <summary>How an <see cref="EmbeddedEngine"/> runs.</summary>
public sealed record EngineOptions
{
    private static readonly TimeSpan ShortestTurnTimeLimit = TimeSpan.FromMilliseconds(100);

    /// <summary>How far the machine's own clock may leap when nothing else is said.</summary>
    public static TimeSpan UsualLeap { get; } = TimeSpan.FromHours(36);

    /// <summary>
    /// The folder that keeps the journal; made when it is missing. Null keeps everything in memory, for tests and
    /// rehearsals.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// The clock. A <see cref="VirtualClock"/> lets <see cref="VirtualTime"/> decide how time goes by.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// By how much the clock may differ, ahead or back, from the last moment the engine knew before it holds everything
    /// (<see cref="EmbeddedEngine.ClockHold"/>). Null: 36 hours on the machine's own clock, and no bound on any other,
    /// which goes as whoever made it wants. <see cref="Timeout.InfiniteTimeSpan"/>: no bound.
    /// </summary>
    public TimeSpan? LongestLeap { get; init; }

    /// <summary>How many activities run at the same time, 1 or more.</summary>
    public int MaxConcurrentActivities { get; init; } = 32;

    /// <summary>
    /// How much memory sleeping orchestrators may keep, in bytes; those left longest are read again from the journal
    /// when needed.
    /// </summary>
    public long LiveOrchestratorBytes { get; init; } = 128L * 1024 * 1024;

    /// <summary>
    /// How long a stop waits for running activities, and then for the turn under way; what has not ended by then is run
    /// again after the next start.
    /// </summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long an orchestrator's code may run in a turn without giving it up. Beyond that it is taken to block: the
    /// instance is blocked with the reason, its thread is left behind, and all others go on. After three of them in one
    /// process the orchestrators concerned are refused. <see cref="Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan TurnTimeLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long nothing must have been left to do before the engine empties the journal's write-ahead log.
    /// </summary>
    public TimeSpan QuietAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For tests: from which size on a write-ahead log that cannot be emptied is told, in bytes.</summary>
    internal long RemarkableLogBytes { get; init; } = 32L << 20;

    /// <summary>For tests: called on the engine's thread before each write and around each commit.</summary>
    internal Action<Storage.WritePoint>? Probe { get; init; }

    /// <summary>The bound that applies; null for none.</summary>
    internal TimeSpan? BoundOnLeaps =>
        LongestLeap == Timeout.InfiniteTimeSpan ? null
        : LongestLeap ?? (ReferenceEquals(Clock, TimeProvider.System) ? UsualLeap : null);

    internal EngineOptions Checked()
    {
        ArgumentNullException.ThrowIfNull(Clock);
        if (Folder is not null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivities, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(LiveOrchestratorBytes, 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(StopTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(QuietAfter, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(BoundOnLeaps ?? UsualLeap, TimeSpan.Zero);
        if (TurnTimeLimit != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(TurnTimeLimit, ShortestTurnTimeLimit);
        }

        return this;
    }
}
