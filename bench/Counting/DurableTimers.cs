namespace ProgramFlows.Bench.Counting;

/// <summary>
/// A timer as Durable Task carries it: a longer one than three days is a chain of pieces, each set when the one before
/// has fired. Giving a timer up does not call its last piece back: it fires all the same, and is dispatched as long as
/// the instance has not ended.
/// </summary>
internal static class DurableTimers
{
    /// <summary>The default of <c>MaximumTimerInterval</c>.</summary>
    public static readonly TimeSpan LongestPiece = TimeSpan.FromDays(3);

    /// <summary>When each piece that was set comes due, all in UTC ticks.</summary>
    /// <param name="setAt">When the timer was set.</param>
    /// <param name="fireAt">When it is due.</param>
    /// <param name="givenUpAt">When it was given up; null when it fired or is still open.</param>
    public static IEnumerable<long> PiecesOf(long setAt, long fireAt, long? givenUpAt)
    {
        var end = setAt;
        do
        {
            end = Math.Min(Math.Max(fireAt, setAt), end + LongestPiece.Ticks);
            yield return end;
        }
        while (end < fireAt && !(end >= givenUpAt));
    }
}
