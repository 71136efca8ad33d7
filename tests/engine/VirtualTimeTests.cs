using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>A clock that jumps from one due timer to the next.</summary>
public sealed class VirtualTimeTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Catalogue Ticking(List<string> seen) => new Catalogue()
        .Activity<string, string>("Note", (_, input) =>
        {
            lock (seen)
            {
                seen.Add(input);
            }

            return Task.FromResult(input);
        })
        .Orchestrator("Story", async (OrchestrationContext c, string input) =>
        {
            foreach (var hours in input.Split(' ').Select(h => double.Parse(h, null)))
            {
                await c.CreateTimerAsync(EngineContract.Start + hours * Hour);
                await c.Call("Note", $"{c.InstanceId}@{c.CurrentUtcDateTime:HH:mm}");
            }

            return string.Empty;
        });

    [Fact]
    public async Task Timers_of_all_instances_fire_in_order_each_at_its_own_moment()
    {
        var seen = new List<string>();
        await using var host = new EmbeddedHost(Ticking(seen), EngineContract.Start);
        await host.StartAsync(id: "a", input: "1 4 5.5");
        await host.StartAsync(id: "b", input: "0.5 2 5");
        var jumps = new List<DateTimeOffset>();
        var time = new VirtualTime(host.Engine, host.Clock) { BeforeJump = jumps.Add };
        await time.PlayToAsync(EngineContract.Start + 6 * Hour, Cancellation);

        Assert.Equal(["b@08:30", "a@09:00", "b@10:00", "a@12:00", "b@13:00", "a@13:30"], seen);
        Assert.Equal(
            new[] { 0.5, 1, 2, 4, 5, 5.5 }.Select(h => EngineContract.Start + h * Hour), jumps);
        Assert.Equal(EngineContract.Start + 6 * Hour, host.Now);
    }

    [Fact]
    public async Task What_is_due_at_the_end_is_played_and_what_is_due_behind_it_is_not()
    {
        var seen = new List<string>();
        await using var host = new EmbeddedHost(Ticking(seen), EngineContract.Start);
        await host.StartAsync(id: "a", input: "1 2 3");
        await host.AdvanceAsync(2 * Hour);
        Assert.Equal(["a@09:00", "a@10:00"], seen);

        await host.AdvanceAsync(Hour - TimeSpan.FromTicks(1));
        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public async Task The_clock_does_not_move_before_the_world_has_settled()
    {
        var seen = new List<string>();
        await using var host = new EmbeddedHost(Ticking(seen), EngineContract.Start);
        await host.StartAsync(id: "a", input: "1 2");
        var settled = new List<string>();
        var time = new VirtualTime(host.Engine, host.Clock)
        {
            Settle = async _ =>
            {
                settled.Add($"{host.Now:HH:mm} {seen.Count}");
                if (seen.Count != 1 || await host.Client.GetAsync("b", Cancellation) is not null)
                {
                    return false;
                }

                await host.StartAsync(id: "b", input: "1.5");
                return true;
            },
        };
        await time.PlayToAsync(EngineContract.Start + 3 * Hour, Cancellation);

        Assert.Equal(["a@09:00", "b@09:30", "a@10:00"], seen);
        Assert.Equal(["08:00 0", "09:00 1", "09:00 1", "09:30 2", "10:00 3", "11:00 3"], settled);
    }

    [Fact]
    public async Task The_clock_never_goes_back()
    {
        await using var host = new EmbeddedHost(Ticking([]), EngineContract.Start);
        await new VirtualTime(host.Engine, host.Clock).PlayToAsync(EngineContract.Start - Hour, Cancellation);

        Assert.Equal(EngineContract.Start, host.Now);
    }

    [Fact]
    public async Task A_play_that_is_called_off_stops_where_it_is()
    {
        var seen = new List<string>();
        await using var host = new EmbeddedHost(Ticking(seen), EngineContract.Start);
        await host.StartAsync(id: "a", input: "1 2 3");
        using var calledOff = new CancellationTokenSource();
        var time = new VirtualTime(host.Engine, host.Clock)
        {
            BeforeJump = moment =>
            {
                if (moment == EngineContract.Start + 2 * Hour)
                {
                    calledOff.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => time.PlayToAsync(EngineContract.Start + 3 * Hour, calledOff.Token));
        Assert.Equal(EngineContract.Start + 2 * Hour, host.Now);
    }
}
