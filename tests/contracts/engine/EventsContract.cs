using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>What becomes of external events and of those who wait for them.</summary>
public abstract class EventsContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    // Durable Task's worker loses this event; ours keeps it (a difference that we want).
    [Fact]
    [Trait("Experiment", "E1")]
    public async Task An_event_that_arrives_between_a_timed_out_wait_and_the_next_is_kept()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue().Meanwhile("Remind", () => host.PostAsync("Approved", "yes")).Story(
            "Story",
            async c =>
            {
                if (await c.WaitUpTo(Day, "Approved") is { } early)
                {
                    return early;
                }

                await c.Call("Remind");
                return await c.WaitUpTo(Day, "Approved") ?? "timeout";
            });
        await using (host = await PlayAsync(catalogue))
        {
            await host.AdvanceAsync(Day);

            Assert.Equal("yes", await host.OutputAsync());
        }
    }

    [Fact]
    [Trait("Experiment", "E1b")]
    public async Task An_event_after_a_timed_out_wait_goes_to_the_wait_that_is_alive()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c => await c.WaitUpTo(Day, "Approved") ?? await c.WaitUpTo(Day, "Approved") ?? "timeout"));
        await host.AdvanceAsync(Day);
        await host.RaiseAsync("Approved", "yes");

        // The losing timer was cancelled: the story ends now and not in a day.
        Assert.Equal("yes", await host.OutputAsync());
        Assert.Equal(Start + Day, (await host.StateAsync()).CompletedAt);
    }

    // Durable Task's worker gives the second event to a wait that was given up: it says "13". Ours says "12".
    [Fact]
    [Trait("Experiment", "E1c")]
    public async Task A_cancelled_wait_takes_nothing_even_when_it_is_the_last_one_left()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue().Meanwhile("Work", () => host.PostAsync("E", "2")).Story(
            "Story",
            async c =>
            {
                await c.WaitUpTo(Day, "E");
                var first = await c.Wait("E");
                await c.Call("Work");
                return first + await c.Wait("E");
            });
        await using (host = await PlayAsync(catalogue))
        {
            await host.AdvanceAsync(Day);
            await host.RaiseAsync("E", "1");

            Assert.Equal("12", await host.OutputAsync());
        }
    }

    [Fact]
    [Trait("Experiment", "E2")]
    public async Task Of_two_waiters_the_newest_is_served_first()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var (w1, w2) = (c.Wait("E"), c.Wait("E"));
                await Task.WhenAll(w1, w2);
                return $"w1={await w1} w2={await w2}";
            }));
        await host.RaiseAsync("E", "first");
        await host.RaiseAsync("E", "second");

        Assert.Equal("w1=second w2=first", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E3")]
    public async Task Early_events_are_kept_in_order_and_names_have_no_case()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue().Meanwhile("A", () => RaiseBothAsync(host)).Story(
            "Story",
            async c =>
            {
                await c.Call("A");
                return $"{await c.Wait("approve")},{await c.Wait("APPROVE")}";
            });
        await using (host = await StartHostAsync(catalogue))
        {
            await host.StartAsync();
            Assert.Equal("1,2", await host.OutputAsync());
        }

        static async Task RaiseBothAsync(IEngineHost host)
        {
            await host.PostAsync("Approve", "1");
            await host.PostAsync("aPPROVE", "2");
        }
    }

    [Fact]
    [Trait("Experiment", "E3b")]
    public async Task A_second_wait_for_another_type_is_refused()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                var text = c.Wait("E");
                var number = c.WaitForExternalEventAsync(new EventName<int>("E"));
                await Task.WhenAll(text, number);
                return await text;
            }));

        var failure = await host.FailureAsync();
        Assert.Equal("System.ArgumentException", failure.ErrorType);
        Assert.Equal(
            "Events with the same name must have the same type argument. Expected System.String but was requested "
            + "System.Int32.",
            failure.ErrorMessage);
    }

    [Fact]
    public async Task A_wait_for_another_type_is_free_once_nobody_waits()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c => await c.Wait("E") + await c.WaitForExternalEventAsync(new EventName<int>("E"))));
        await host.RaiseAsync("E", "one");
        await host.RaiseAsync("E", 2);

        Assert.Equal("one2", await host.OutputAsync());
    }

    // Durable Task's worker gives event_1 to the wait that was given up; ours keeps it for the next run.
    [Fact]
    [Trait("Experiment", "E28")]
    public async Task An_event_whose_wait_was_given_up_goes_over_to_the_next_run()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue().Meanwhile("Work", () => host.PostAsync("event_1", "y")).Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (input == "n")
                {
                    return await c.Wait("event_1");
                }

                using var givenUp = new CancellationTokenSource();
                var (one, two) = (c.Wait("event_0"), c.Wait("event_1", givenUp.Token));
                await Task.WhenAny(one, two);
                givenUp.Cancel();
                await c.Call("Work");
                c.ContinueAsNew("n");
                return string.Empty;
            });
        await using (host = await PlayAsync(catalogue))
        {
            await host.RaiseAsync("event_0", "x");

            Assert.Equal("y", await host.OutputAsync());
        }
    }

    [Fact]
    [Trait("Experiment", "E30")]
    public async Task An_event_that_comes_with_the_start_is_delivered()
    {
        await using var host = await StartHostAsync(new Catalogue().Story("Story", c => c.Wait("E")));
        var start = host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            HostSteps.Net,
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        var raised = host.PostAsync("E", "early");
        await Task.WhenAll(start, raised);
        await host.SettleAsync();

        Assert.Equal("early", await host.OutputAsync());
    }

    [Theory]
    [InlineData(true, "late q1")]
    [InlineData(false, "got q1")]
    [Trait("Experiment", "E31")]
    public async Task Of_a_deadline_and_an_event_that_arrive_together_the_first_in_order_wins(
        bool deadlineFirst, string expected)
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c => await c.WaitUpTo(2 * Day, "Report") is { } report ? $"got {report}"
                : $"late {await c.WaitUpTo(2 * Day, "Report") ?? "never"}"));
        await host.SuspendAsync();
        await host.AdvanceAsync((deadlineFirst ? 2 : 1) * Day);
        await host.RaiseAsync("Report", "q1");
        await host.AdvanceAsync((deadlineFirst ? 0 : 1) * Day);
        await host.ResumeAsync();

        Assert.Equal(expected, await host.OutputAsync());
    }

    // Durable Task's worker answers "never": the wait that was given up took the event. Ours keeps it.
    [Fact]
    [Trait("Experiment", "E31")]
    public async Task An_event_behind_its_deadline_survives_the_reminder_that_follows()
    {
        await using var host = await PlayAsync(new Catalogue().Echoes("Remind").Story(
            "Story",
            async c =>
            {
                if (await c.WaitUpTo(2 * Day, "Report") is { } report)
                {
                    return $"got {report}";
                }

                await c.Call("Remind");
                return $"late {await c.WaitUpTo(2 * Day, "Report") ?? "never"}";
            }));
        await host.SuspendAsync();
        await host.AdvanceAsync(2 * Day);
        await host.RaiseAsync("Report", "q1");
        await host.ResumeAsync();

        Assert.Equal("late q1", await host.OutputAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Experiment", "E33")]
    public async Task A_wait_that_is_given_up_ends_with_a_cancellation(bool givenUpBefore)
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                using var givenUp = new CancellationTokenSource();
                if (givenUpBefore)
                {
                    givenUp.Cancel();
                }

                var wait = c.Wait("E", givenUp.Token);
                givenUp.Cancel();
                try
                {
                    return await wait;
                }
                catch (OperationCanceledException e)
                {
                    return e.GetType().Name;
                }
            }));

        Assert.Equal("TaskCanceledException", await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E40")]
    public async Task One_waiter_kept_alive_across_reminders_sees_what_arrives_during_one()
    {
        IEngineHost host = null!;
        var catalogue = new Catalogue().Meanwhile("Remind", () => host.PostAsync("Report", "q1")).Story(
            "Story",
            async c =>
            {
                var report = c.Wait("Report");
                while (!await c.CompletedByAsync(report, c.CurrentUtcDateTime + Day))
                {
                    await c.Call("Remind");
                    if (report.IsCompleted)
                    {
                        return $"got during reminder {await report}";
                    }
                }

                return $"got {await report}";
            });
        await using (host = await PlayAsync(catalogue))
        {
            await host.AdvanceAsync(Day);

            Assert.Equal("got during reminder q1", await host.OutputAsync());
            Assert.Equal(
            [
                "01-05 08:00:00 ExecutionStarted",
                "01-05 08:00:00 TimerCreated #0",
                "01-06 08:00:00 TimerFired #0",
                "01-06 08:00:00 TaskScheduled #1 Remind",
                "01-06 08:00:00 EventRaised Report",
                "01-06 08:00:00 TaskCompleted #1",
                "01-06 08:00:00 ExecutionCompleted",
            ],
                await host.TraceAsync());
        }
    }

    [Fact]
    public async Task A_second_event_with_the_same_key_is_accepted_and_dropped()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", async c => $"{await c.Wait("E")},{await c.Wait("E")}"));
        foreach (var (key, payload) in new[] { ("k1", "1"), ("k1", "again"), ("K1", "2") })
        {
            Assert.Equal(
                RaiseEventResult.Accepted,
                await host.Client.RaiseEventAsync(
                    HostSteps.Net, new EventName<string>("E"), payload, key, Cancellation));
        }

        await host.SettleAsync();
        Assert.Equal("1,2", await host.OutputAsync());
        Assert.Equal(
            RaiseEventResult.Accepted,
            await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<string>("E"), "late", "k1", Cancellation));
    }

    [Fact]
    public async Task An_event_for_nobody_says_so()
    {
        await using var host = await StartHostAsync(new Catalogue().Story("Story", c => c.Wait("E")));

        Assert.Equal(
            RaiseEventResult.UnknownInstance,
            await host.Client.RaiseEventAsync("nobody", new EventName<string>("E"), "x", "key", Cancellation));
    }

    [Fact]
    [Trait("Experiment", "E27")]
    public async Task An_event_for_an_ended_instance_says_so_and_changes_nothing()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", _ => Task.FromResult("done")));
        var before = await host.StateAsync();

        Assert.Equal(
            RaiseEventResult.AlreadyEnded,
            await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<string>("E"), "x", null, Cancellation));
        await host.SettleAsync();
        Assert.Equal(before.UpdatedAt, (await host.StateAsync()).UpdatedAt);
        Assert.Equal("done", await host.OutputAsync());
        Assert.Equal(
            ["01-05 08:00:00 ExecutionStarted", "01-05 08:00:00 ExecutionCompleted"], await host.TraceAsync());
    }

    [Fact]
    public async Task Two_events_of_one_turn_see_one_time()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.Wait("E");
                var first = c.CurrentUtcDateTime;
                await c.Wait("E");
                return $"{c.CurrentUtcDateTime - first} {c.CurrentUtcDateTime:O}";
            }));
        await host.SuspendAsync();
        await host.RaiseAsync("E", "1");
        await host.AdvanceAsync(Day);
        await host.RaiseAsync("E", "2");
        await host.ResumeAsync();

        Assert.Equal("00:00:00 2026-01-06T08:00:00.0000000+00:00", await host.OutputAsync());
    }
}
