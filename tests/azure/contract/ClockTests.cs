using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>What the clocks of a backend do to an orchestration: nothing that it could notice.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = EngineContract.Start;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task A_timer_that_fires_a_second_early_is_waited_out(int days)
    {
        await using var host = await DurableTaskHost.StartAsync(
            new Catalogue().Story("Story", async c =>
            {
                await c.Sleep(days * Day);
                return $"{c.CurrentUtcDateTime:O}";
            }),
            Start,
            timersFireEarlyBy: TimeSpan.FromSeconds(1));
        await host.StartAsync();
        await host.AdvanceAsync(days * Day - TimeSpan.FromMilliseconds(1));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal($"{Start + days * Day:O}", await host.OutputAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(1_000)]
    public async Task A_wait_takes_one_timer_however_early_that_fires(int milliseconds)
    {
        var early = TimeSpan.FromMilliseconds(milliseconds);
        await using var host = await DurableTaskHost.StartAsync(
            new Catalogue()
                .Fails("Work", () => new IOException("away"))
                .Story("Story", async c =>
                {
                    await c.Sleep(TimeSpan.FromSeconds(3));
                    await c.Sleep(TimeSpan.FromMilliseconds(500));
                    return await c.CallActivityAsync(
                        new ActivityName<string, string>("Work"),
                        string.Empty,
                        new RetryPolicy(5, TimeSpan.FromSeconds(2)));
                }),
            Start,
            timersFireEarlyBy: early);
        await host.StartAsync();
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        var trace = await host.TraceAsync();
        Assert.Equal(6, trace.Count(l => l.Contains("TimerCreated", StringComparison.Ordinal)));
        Assert.Contains(trace, l => l.EndsWith("TaskScheduled #10 Work", StringComparison.Ordinal));
        var end = (await host.StateAsync()).CompletedAt!.Value - Start;
        Assert.InRange(end, TimeSpan.FromSeconds(11.5), TimeSpan.FromSeconds(11.5 + 6));
    }

    [Fact]
    public async Task A_turn_on_a_machine_that_is_behind_does_not_turn_time_back()
    {
        await using var host = await DurableTaskHost.StartAsync(
            new Catalogue().Story("Story", async c =>
            {
                var seen = new List<string>();
                for (var i = 0; i < 3; i++)
                {
                    await c.Wait("E");
                    seen.Add($"{c.CurrentUtcDateTime:HH:mm}");
                }

                return string.Join(' ', seen);
            }),
            Start);
        await host.StartAsync();
        await host.RaiseAsync("E", string.Empty);
        await host.AdvanceAsync(TimeSpan.FromMinutes(-1));
        await host.RaiseAsync("E", string.Empty);
        await host.AdvanceAsync(TimeSpan.FromMinutes(3));
        await host.RaiseAsync("E", string.Empty);

        Assert.Equal("08:00 08:00 08:02", await host.OutputAsync());
    }
}
