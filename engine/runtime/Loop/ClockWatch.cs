using Microsoft.Extensions.Logging;

namespace ProgramFlows.Engine.Runtime.Loop;

/// <summary>
/// The clock as the engine's thread sees it. A leap of more than a set time, ahead or back, against the last moment
/// that was known is not believed: until the clock agrees again, or an operator says that it is right, the time stays
/// where it should be and <see cref="Hold"/> tells why.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="longestLeap">The set time; null where the clock is believed whatever it shows.</param>
/// <param name="known">The last moment that was known, UTC ticks; 0 when there is none.</param>
/// <param name="logger">Where it is told.</param>
internal sealed partial class ClockWatch(TimeProvider clock, TimeSpan? longestLeap, long known, ILogger logger)
{
    private long _known = known;
    private long? _knownAt;
    private volatile bool _isAccepted;
    private volatile ClockHold? _hold;

    /// <summary>Whether leaps are looked for, so that the moment must be noted while nothing else happens.</summary>
    public bool IsOn => longestLeap is not null;

    /// <summary>What is not believed at present; null when the clock is. Any thread may ask.</summary>
    public ClockHold? Hold => _hold;

    /// <summary>Looks at the clock and says whether it is not believed.</summary>
    public bool IsDoubtful => IsOn && Now >= 0 && _hold is not null;

    /// <summary>Now, UTC ticks, or what it should be while the clock is not believed.</summary>
    public long Now
    {
        get
        {
            var shown = clock.GetUtcNow().UtcTicks;
            if (longestLeap is not { } most)
            {
                return shown;
            }

            var at = clock.GetTimestamp();
            var expected = _known + (_knownAt is { } since ? clock.GetElapsedTime(since, at).Ticks : 0);
            if (_known != 0 && !_isAccepted && Math.Abs(shown - expected) > most.Ticks)
            {
                Doubt(expected, shown);
                return expected;
            }

            (_known, _knownAt, _isAccepted) = (shown, at, false);
            Believe(shown);
            return shown;
        }
    }

    /// <summary>An operator's word: the clock is right. It is believed at the next look. Any thread may call.</summary>
    public void Accept() => _isAccepted = _hold is not null;

    private static DateTimeOffset Moment(long ticks) => new(ticks, TimeSpan.Zero);

    private void Doubt(long expected, long shown)
    {
        var isNew = _hold is null;
        _hold = new ClockHold(Moment(expected), Moment(shown));
        if (isNew)
        {
            LogPaused(logger, _hold.Message);
        }
    }

    private void Believe(long shown)
    {
        if (_hold is not null)
        {
            _hold = null;
            LogResumed(logger, Moment(shown));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Clock leap detected, the engine is paused: {Why}")]
    private static partial void LogPaused(ILogger logger, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The clock is accepted at {Moment:u}, the engine resumes")]
    private static partial void LogResumed(ILogger logger, DateTimeOffset moment);
}
