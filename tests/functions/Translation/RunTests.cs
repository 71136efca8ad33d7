using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Functions.Doubles;
using Xunit;
using RetryPolicy = ProgramFlows.Engine.Contract.RetryPolicy;
using TaskFailedException = ProgramFlows.Engine.Contract.TaskFailedException;

namespace ProgramFlows.Tests.Functions.Translation;

/// <summary>Timers, parts, identifiers, what is shown, and how a run ends.</summary>
public sealed class RunTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void A_timer_that_fires_early_is_waited_out()
    {
        var run = Story.Play(async c =>
        {
            await c.CreateTimerAsync(c.CurrentUtcDateTime + Day);
            return $"{c.CurrentUtcDateTime:MM-dd HH:mm:ss}";
        });
        run.Fire(0, early: TimeSpan.FromMilliseconds(700));
        Assert.False(run.Output.IsCompleted);
        run.Fire(1);

        Assert.Equal(["#0 timer 01-06 08:00:00", "#1 timer 01-06 08:00:00"], run.Decided);
        Assert.Equal("01-06 08:00:00", run.Text);
    }

    [Fact]
    public void The_losing_timer_is_given_up()
    {
        var run = Story.Play(async c =>
        {
            var work = c.CallActivityAsync(Story.Work, "", RetryPolicy.None);
            return $"{await c.CompletedByAsync(work, c.CurrentUtcDateTime + Day)}";
        });
        run.Answer(0, "\"\"");

        Assert.Equal("True", run.Text);
        Assert.True(run.Timers[1].IsGivenUp);
    }

    [Fact]
    public void A_timer_that_is_given_up_ends_with_a_cancellation()
    {
        var run = Story.Play(async c =>
        {
            using var givenUp = new CancellationTokenSource();
            var timer = c.CreateTimerAsync(c.CurrentUtcDateTime + Day, givenUp.Token);
            givenUp.Cancel();
            await Assert.ThrowsAsync<TaskCanceledException>(() => timer);
            return "given up";
        });

        Assert.Equal("given up", run.Text);
    }

    [Fact]
    public void Time_never_goes_back_even_when_the_next_turn_runs_on_a_machine_that_is_behind()
    {
        var run = Story.Play(async c =>
        {
            var before = c.CurrentUtcDateTime;
            await c.CallActivityAsync(Story.Work, "", RetryPolicy.None);
            return $"{c.CurrentUtcDateTime - before}";
        });
        run.TurnAt(run.Now - TimeSpan.FromSeconds(3));
        run.Answer(0, "\"\"");

        Assert.Equal("00:00:00", run.Text);
    }

    [Fact]
    public void Identifiers_are_the_hosts_and_calls_and_parts_take_the_next_one()
    {
        var run = Story.Play(async c =>
        {
            var own = c.NewGuid();
            _ = c.CallActivityAsync(Story.Work, "", RetryPolicy.None);
            _ = c.CallSubOrchestratorAsync(new OrchestratorName<string, string>("Part"), "in");
            await c.WaitForExternalEventAsync(Story.E);
            return $"{own.ToString()[..8]} {c.NewGuid().ToString()[..8]}";
        });
        run.Raise("E", "\"\"");

        Assert.Contains("00000002000000000000000000000000", run.Decided[0], StringComparison.Ordinal);
        Assert.Equal("#1 part Part 00000003000000000000000000000000 in", run.Decided[1]);
        Assert.Equal("00000001 00000004", run.Text);
    }

    [Fact]
    public void A_part_gets_its_own_version_and_says_who_started_it()
    {
        var run = Story.Play(c => c.CallSubOrchestratorAsync(
            new OrchestratorName<string, string>("Part"), "in", "task-17"));
        run.Answer(0, "\"out\"");

        var options = Assert.IsType<SubOrchestrationOptions>(Assert.Single(run.Options));
        Assert.Equal("task-17", options.InstanceId);
        Assert.Equal("1.7", options.Version!.Value.Version);
        Assert.Equal("net-2026", options.Tags!["programflows-parent"]);
        Assert.Equal("out", run.Text);
    }

    [Fact]
    public void A_part_keeps_its_id_when_it_is_tried_again_and_a_terminated_one_has_no_details()
    {
        var run = Story.Play(async c =>
        {
            try
            {
                return await c.CallSubOrchestratorAsync(
                    new OrchestratorName<string, string>("Part"),
                    "in",
                    null,
                    new RetryPolicy(2, TimeSpan.FromSeconds(1)));
            }
            catch (TaskFailedException e)
            {
                return $"details: {e.FailureDetails is not null} #{e.TaskId}";
            }
        });
        run.Fail(0, null, "Part");
        run.Fire(1);
        run.Fail(2, null, "Part");

        Assert.Equal(run.Decided[0][2..], run.Decided[2][2..]);
        Assert.Equal("details: False #2", run.Text);
    }

    [Fact]
    public void An_id_that_no_engine_can_keep_is_refused_where_it_is_asked_for()
    {
        var run = Story.Play(c => c.CallSubOrchestratorAsync(
            new OrchestratorName<string, string>("Part"), "in", "a/b"));

        Assert.Contains("a/b", run.Output.Exception!.InnerException!.Message, StringComparison.Ordinal);
        Assert.Empty(run.Decided);
    }

    [Fact]
    public void The_next_run_gets_what_was_kept_in_order_before_what_the_host_keeps_itself()
    {
        var run = Story.Play(async c =>
        {
            using var givenUp = new CancellationTokenSource();
            _ = c.WaitForExternalEventAsync(Story.E, givenUp.Token);
            givenUp.Cancel();
            await c.WaitForExternalEventAsync(new EventName<string>("Go"));
            c.ContinueAsNew("next");
            return "ignored";
        });
        run.Raise("E", """{"$key":"outbox-1","$event":"kept"}""");
        run.Raise("Go", "\"\"");

        Assert.Equal(
        [
            "#0 send net-2026 E kept",
            """continue {"$seen":["outbox-1"],"$input":"next"} with events""",
        ],
            run.Decided);
    }

    [Fact]
    public void A_key_that_was_seen_in_the_run_before_is_dropped_in_this_one()
    {
        var run = ScriptedRun.Start(
            new Catalogue().Orchestrator("Story", async (OrchestrationContext c, string input) =>
                $"{input} {await c.WaitForExternalEventAsync(Story.E)}"),
            """{"$seen":["outbox-1"],"$input":"next"}""");
        run.Raise("E", """{"$key":"outbox-1","$event":"again"}""");
        run.Raise("E", """{"$key":"outbox-2","$event":"new"}""");

        Assert.Equal("next new", run.Text);
    }

    [Fact]
    public void Kept_events_stay_behind_when_that_is_wanted()
    {
        var run = Story.Play(async c =>
        {
            using var givenUp = new CancellationTokenSource();
            _ = c.WaitForExternalEventAsync(Story.E, givenUp.Token);
            givenUp.Cancel();
            await c.WaitForExternalEventAsync(new EventName<string>("Go"));
            c.ContinueAsNew("next", preserveUnprocessedEvents: false);
            return "ignored";
        });
        run.Raise("E", "\"left\"");
        run.Raise("Go", "\"\"");

        Assert.Equal(["continue next without events"], run.Decided);
    }

    [Fact]
    public void The_next_run_has_the_version_that_is_registered_when_it_begins()
    {
        var catalogue = new Catalogue().Orchestrator(
            "Story",
            (OrchestrationContext c, string input) =>
            {
                c.ContinueAsNew($"after {c.Version}");
                return Task.FromResult(input);
            },
            version: "1.1");

        Assert.Equal(
            ["""continue {"$seen":[],"$version":"1.1","$input":"after 1.0"} with events"""],
            ScriptedRun.Start(catalogue).Decided);
        Assert.Equal(
            ["""continue {"$seen":[],"$version":"1.1","$input":"after 1.1"} with events"""],
            ScriptedRun.Start(catalogue, """{"$seen":[],"$version":"1.1","$input":"next"}""").Decided);
    }

    [Fact]
    public void An_exception_behind_it_fails_the_instance_and_nothing_continues()
    {
        var run = Story.Play(c =>
        {
            c.ContinueAsNew("next");
            throw new InvalidOperationException("behind");
        });

        Assert.True(run.Output.IsFaulted);
        Assert.Empty(run.Decided);
    }

    [Fact]
    public void What_is_shown_is_the_value_and_null_takes_it_away_and_too_much_is_refused()
    {
        var run = Story.Play(c =>
        {
            c.SetCustomStatus(new { Step = "แผน" });
            c.SetCustomStatus<string>(null);
            Assert.Throws<ArgumentException>(() => c.SetCustomStatus(new string('x', 16 * 1024)));
            return Task.FromResult($"{c.InstanceId} {c.Version} {c.Parent} {c.IsReplaying}");
        });

        Assert.Equal(["""{"step":"แผน"}""", null], run.Statuses);
        Assert.Equal(
            "net-2026 1.0 ParentOrchestration { InstanceId = network-1, Name = NetworkCycle } False", run.Text);
    }
}
