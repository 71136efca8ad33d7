using System.Globalization;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>What an orchestrator may rely on when it waits for a moment.</summary>
public abstract class TimersContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    [Trait("Experiment", "E4")]
    public async Task A_return_waits_for_a_timer_that_is_still_open()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await Task.WhenAny(c.Sleep(2 * Day), c.Wait("E"));
                return "won";
            }));
        await host.RaiseAsync("E", "x");
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.AdvanceAsync(2 * Day);
        Assert.Equal("won", await host.OutputAsync());
        Assert.Equal(Start + 2 * Day, (await host.StateAsync()).CompletedAt);
    }

    [Fact]
    [Trait("Experiment", "E4")]
    public async Task An_exception_waits_for_an_activity_that_is_still_open()
    {
        IEngineHost host = null!;
        var statusMeanwhile = OrchestrationStatus.Pending;
        var catalogue = new Catalogue().Meanwhile("Slow", MeanwhileAsync).Story(
            "Story",
            async c =>
            {
                _ = c.Call("Slow");
                await c.Wait("E");
                throw new InvalidOperationException("boom");
            });
        await using (host = await StartHostAsync(catalogue))
        {
            await host.StartAsync();
            Assert.Equal(OrchestrationStatus.Running, statusMeanwhile);
            var failure = await host.FailureAsync();
            Assert.Equal(("System.InvalidOperationException", "boom"), (failure.ErrorType, failure.ErrorMessage));
            Assert.Equal("01-05 08:00:00 TaskCompleted #0", (await host.TraceAsync())[^2]);
        }

        async Task MeanwhileAsync()
        {
            await host.PostAsync("E", "x");
            statusMeanwhile = await host.StatusAsync();
        }
    }

    [Fact]
    [Trait("Experiment", "E4b")]
    public async Task A_cancelled_timer_keeps_nothing_open()
    {
        await using var host = await PlayAsync(new Catalogue().Echoes("X").Story(
            "Story",
            async c =>
            {
                using var givenUp = new CancellationTokenSource();
                var timer = c.Sleep(2 * Day, givenUp.Token);
                await c.Wait("E");
                givenUp.Cancel();
                await c.Call("X");
                return timer.Status.ToString();
            }));
        await host.RaiseAsync("E", "x");

        Assert.Equal("Canceled", await host.OutputAsync());
        Assert.Equal(Start, (await host.StateAsync()).CompletedAt);
        await host.AdvanceAsync(3 * Day);
        Assert.DoesNotContain(await host.TraceAsync(), line => line.Contains("TimerFired", StringComparison.Ordinal));
    }

    // The chain of three days is Durable Task's own affair: a host may set one timer. What counts is the moment.
    [Theory]
    [InlineData(10)]
    [InlineData(400)]
    [Trait("Experiment", "E16")]
    public async Task A_timer_of_many_days_fires_at_its_moment(int days)
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.Sleep(days * Day);
                return $"fired {c.CurrentUtcDateTime.UtcDateTime:o}";
            }));
        await host.AdvanceAsync(days * Day - TimeSpan.FromTicks(1));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.AdvanceAsync(TimeSpan.FromTicks(1));
        var moment = (Start + days * Day).UtcDateTime.ToString("o", CultureInfo.InvariantCulture);
        Assert.Equal($"fired {moment}", await host.OutputAsync());
    }

    [Theory]
    [InlineData(-60)]
    [InlineData(0)]
    [Trait("Experiment", "E16b")]
    [Trait("Experiment", "E35")]
    public async Task A_moment_that_has_passed_fires_at_once_in_a_later_turn(int minutes)
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var timer = c.Sleep(TimeSpan.FromMinutes(minutes));
                var atOnce = timer.IsCompleted;
                await timer;
                return $"{atOnce} {c.CurrentUtcDateTime:MM-dd HH:mm}";
            }));

        Assert.Equal("False 01-05 08:00", await host.OutputAsync());
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 TimerCreated #0",
            "01-05 08:00:00 TimerFired #0",
            "01-05 08:00:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    [Fact]
    [Trait("Experiment", "E35")]
    public async Task A_timer_for_the_moment_at_which_another_fired_fires_too()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var deadline = Start + Day;
                await c.CreateTimerAsync(deadline);
                await c.CreateTimerAsync(deadline);
                await c.Sleep(TimeSpan.Zero);
                await c.Sleep(TimeSpan.Zero);
                return $"{c.CurrentUtcDateTime:MM-dd HH:mm}";
            }));
        await host.AdvanceAsync(Day);

        Assert.Equal("01-06 08:00", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E16c")]
    public async Task A_timer_that_came_due_while_held_fires_late_and_the_next_on_time()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.CreateTimerAsync(Start + 3 * Day);
                var late = $"{c.CurrentUtcDateTime:MM-dd}";
                await c.CreateTimerAsync(Start + 10 * Day);
                return $"{late} {c.CurrentUtcDateTime:MM-dd}";
            }));
        await host.SuspendAsync();
        await host.AdvanceAsync(8 * Day);
        await host.ResumeAsync();
        await host.AdvanceAsync(2 * Day);

        Assert.Equal("01-13 01-15", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E34")]
    public async Task A_timer_cancelled_before_it_is_set_stands_in_the_history()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                try
                {
                    await c.Sleep(TimeSpan.FromHours(1), new CancellationToken(canceled: true));
                    return "fired";
                }
                catch (OperationCanceledException e)
                {
                    return e.GetType().Name;
                }
            }));

        Assert.Equal("TaskCanceledException", await host.OutputAsync());
        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 TimerCreated #0",
            "01-05 08:00:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
    }

    [Fact]
    public async Task Timers_fire_in_order_of_moment_and_then_in_the_order_they_were_set()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var fired = new List<string>();
                await Task.WhenAll(Note("c", 3), Note("a1", 1), Note("b", 2), Note("a2", 1));
                return string.Join(' ', fired);

                async Task Note(string name, int days)
                {
                    await c.Sleep(days * Day);
                    fired.Add($"{name}@{c.CurrentUtcDateTime:dd}");
                }
            }));
        await host.AdvanceAsync(3 * Day);

        Assert.Equal("a1@06 a2@06 b@07 c@08", await host.OutputAsync());
    }

    [Fact]
    public async Task The_next_due_moment_is_shown_while_there_is_one()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                using var givenUp = new CancellationTokenSource();
                var (far, near) = (c.Sleep(3 * Day, givenUp.Token), c.Sleep(Day));
                await near;
                await c.Wait("E");
                givenUp.Cancel();
                return await c.Wait("E");
            }));
        Assert.Equal(Start + Day, (await host.StateAsync()).NextDueAt);
        await host.AdvanceAsync(Day);
        Assert.Equal(Start + 3 * Day, (await host.StateAsync()).NextDueAt);
        await host.RaiseAsync("E", "x");
        Assert.Null((await host.StateAsync()).NextDueAt);
    }

    [Theory]
    [InlineData(1, "True 01-06")]
    [InlineData(2, "True 01-07")]
    [InlineData(3, "False 01-07")]
    public async Task A_task_waited_for_until_a_deadline_says_whether_it_came(int eventAfterDays, string expected)
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c => $"{await c.CompletedByAsync(c.Wait("E"), Start + 2 * Day)} {c.CurrentUtcDateTime:MM-dd}"));
        await host.AdvanceAsync(eventAfterDays * Day - TimeSpan.FromSeconds(1));
        if (await host.StatusAsync() == OrchestrationStatus.Running)
        {
            await host.SuspendAsync();
            await host.RaiseAsync("E", "x");
            await host.AdvanceAsync(TimeSpan.FromSeconds(1));
            await host.ResumeAsync();
        }

        Assert.Equal(expected, await host.OutputAsync());
        Assert.Null((await host.StateAsync()).NextDueAt);
    }

    [Fact]
    public async Task A_deadline_that_has_passed_asks_for_no_timer()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", async c => $"{await c.CompletedByAsync(c.Wait("E"), Start)}"));

        Assert.Equal("False", await host.OutputAsync());
        Assert.Equal(2, (await host.TraceAsync()).Count);
    }

    // Task.Delay in an orchestrator: Durable Task says nothing and the instance stays Running for ever. Ours tells.
    [Fact]
    [Trait("Experiment", "E23")]
    public async Task Waiting_for_what_is_not_durable_blocks_until_a_release_mends_it()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await new TaskCompletionSource().Task;
                return "never";
            }));
        Assert.Contains("CreateTimerAsync", await host.ProblemAsync(), StringComparison.Ordinal);

        await host.ResumeAsync();
        Assert.Contains("CreateTimerAsync", await host.ProblemAsync(), StringComparison.Ordinal);

        await host.RestartAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.Sleep(Day);
                return $"{c.CurrentUtcDateTime:MM-dd}";
            }));
        await host.AdvanceAsync(Day);
        Assert.Equal("01-06", await host.OutputAsync());
    }
}
