using ProgramFlows.Bench.Counting;
using Xunit;

namespace ProgramFlows.Tests.Bench;

/// <summary>How a timer is cut into pieces. Moments are days from when it was set.</summary>
public sealed class DurableTimersTests
{
    [Theory]
    [InlineData(1, new double[] { 1 })]
    [InlineData(3, new double[] { 3 })]
    [InlineData(3.5, new[] { 3, 3.5 })]
    [InlineData(10, new double[] { 3, 6, 9, 10 })]
    public void A_timer_that_fires_is_cut_at_every_third_day(double due, double[] pieces) =>
        Assert.Equal(pieces, PiecesOf(due, givenUp: null));

    [Fact]
    public void A_timer_that_is_due_already_fires_at_once() => Assert.Equal([0], PiecesOf(-5, givenUp: null));

    [Theory]
    [InlineData(0, new double[] { 3 })]
    [InlineData(5, new double[] { 3, 6 })]
    [InlineData(9.5, new double[] { 3, 6, 9, 10 })]
    public void A_timer_that_is_given_up_leaves_the_piece_that_was_set_and_no_more(double givenUp, double[] pieces) =>
        Assert.Equal(pieces, PiecesOf(10, givenUp));

    private static IEnumerable<double> PiecesOf(double due, double? givenUp)
    {
        var setAt = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        return DurableTimers.PiecesOf(
                setAt.UtcTicks, setAt.AddDays(due).UtcTicks, givenUp is { } day ? setAt.AddDays(day).UtcTicks : null)
            .Select(p => (new DateTimeOffset(p, TimeSpan.Zero) - setAt).TotalDays);
    }
}
