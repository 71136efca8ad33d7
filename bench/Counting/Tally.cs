using ProgramFlows.Workflows.Calendar;

namespace ProgramFlows.Bench.Counting;

/// <summary>What instances have asked of an engine in a year.</summary>
internal sealed class Tally
{
    private readonly Dictionary<long, long> _actionsByMinute = [];

    public long Orchestrations { get; set; }

    public long Turns { get; set; }

    public long ActivityCalls { get; set; }

    public long ActivityAnswers { get; set; }

    public long SubOrchestrations { get; set; }

    public long SubOrchestrationAnswers { get; set; }

    public long Events { get; set; }

    public long TimersSet { get; set; }

    public long TimersFired { get; set; }

    /// <summary>Pieces of timers that Durable Task fires at an instance that has not ended.</summary>
    public long TimerPiecesFired { get; set; }

    public long ContinuedAsNew { get; set; }

    public long LargestPayload { get; set; }

    public long LargestHistory { get; set; }

    /// <summary>What the Durable Task Scheduler counts: each message that it dispatches to the app.</summary>
    public long Actions => _actionsByMinute.Values.Sum();

    /// <summary>The most actions in one minute of the year.</summary>
    /// <param name="tallies">Whose actions.</param>
    /// <param name="at">Looks only at this minute of each day, Bangkok time; null looks at all.</param>
    public static long InTheBusiestMinute(IEnumerable<Tally> tallies, TimeOnly? at = null) => tallies
        .SelectMany(t => t._actionsByMinute)
        .Where(m => at is null || ThaiTime.Moment(ThaiTime.DayOf(Moment(m.Key)), at.Value) == Moment(m.Key))
        .GroupBy(m => m.Key, m => m.Value)
        .Select(g => g.Sum())
        .DefaultIfEmpty()
        .Max();

    /// <summary>Notes a message that is dispatched at a moment, UTC ticks.</summary>
    public void Dispatch(long moment) =>
        _actionsByMinute[moment / TimeSpan.TicksPerMinute] =
            _actionsByMinute.GetValueOrDefault(moment / TimeSpan.TicksPerMinute) + 1;

    private static DateTimeOffset Moment(long minute) => new(minute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
