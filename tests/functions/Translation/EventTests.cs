using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Functions.Doubles;
using Xunit;

namespace ProgramFlows.Tests.Functions.Translation;

/// <summary>How events are waited for: none is lost to a wait that was given up.</summary>
public sealed class EventTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public void A_wait_that_was_given_up_takes_nothing()
    {
        var run = Story.Play(async c =>
        {
            using var givenUp = new CancellationTokenSource();
            var first = c.WaitForExternalEventAsync(Story.E, givenUp.Token);
            givenUp.Cancel();
            await Assert.ThrowsAsync<TaskCanceledException>(() => first);
            await c.CallActivityAsync(Story.Work, "", RetryPolicy.None);
            return await c.WaitForExternalEventAsync(Story.E);
        });
        run.Raise("E", "\"kept\"");
        run.Answer(0, "\"\"");

        Assert.Equal("kept", run.Text);
    }

    [Fact]
    public void One_waiter_kept_alive_across_reminders_sees_what_arrives_during_one()
    {
        var run = Story.Play(async c =>
        {
            var told = c.WaitForExternalEventAsync(Story.E);
            while (!await c.CompletedByAsync(told, c.CurrentUtcDateTime + Day))
            {
                await c.CallActivityAsync(Story.Work, "remind", RetryPolicy.None);
            }

            return await told;
        });
        run.Fire(0);
        run.Raise("E", "\"handed in\"");
        run.Answer(1, "\"\"");

        Assert.Equal("handed in", run.Text);
        Assert.Equal(2, run.Decided.Count);
    }

    [Fact]
    public void Of_two_waiters_the_newest_is_served_first()
    {
        var run = Story.Play(async c =>
        {
            var (one, two) = (c.WaitForExternalEventAsync(Story.E), c.WaitForExternalEventAsync(Story.E));
            return $"{await one} {await two}";
        });
        run.Raise("e", "\"first\"");
        run.Raise("E", "\"second\"");

        Assert.Equal("second first", run.Text);
    }

    [Fact]
    public void Early_events_are_kept_in_order_and_names_have_no_case()
    {
        var run = Story.Play(
            async c => await c.WaitForExternalEventAsync(Story.E) + await c.WaitForExternalEventAsync(Story.E),
            ("e", "\"1\""),
            ("E", "\"2\""));

        Assert.Equal("12", run.Text);
    }

    [Fact]
    public void A_second_wait_for_another_type_is_refused_while_the_first_lives()
    {
        var run = Story.Play(async c =>
        {
            using var givenUp = new CancellationTokenSource();
            _ = c.WaitForExternalEventAsync(Story.E, givenUp.Token);
            Assert.Throws<ArgumentException>(() => { _ = Other(c); });
            givenUp.Cancel();
            return $"{await Other(c)}";
        });
        run.Raise("E", "17");

        Assert.Equal("17", run.Text);

        static Task<int> Other(OrchestrationContext c) => c.WaitForExternalEventAsync(new EventName<int>("e"));
    }

    [Fact]
    public void A_second_event_with_the_same_key_is_dropped_and_one_without_a_key_never()
    {
        var run = Story.Play(async c =>
        {
            var heard = new List<string>();
            while (heard.Count < 4)
            {
                heard.Add(await c.WaitForExternalEventAsync(Story.E));
            }

            return string.Join(' ', heard);
        });
        run.Raise("E", """{"$key":"outbox-1","$event":"a"}""");
        run.Raise("E", """{"$key":"outbox-1","$event":"again"}""");
        run.Raise("E", """{"$key":"outbox-2","$event":"b"}""");
        run.Raise("E", "\"by hand\"");
        run.Raise("E", "\"by hand\"");

        Assert.Equal("a b by hand by hand", run.Text);
    }

    [Fact]
    public void An_event_that_does_not_fit_stops_the_run_and_a_release_that_can_read_it_goes_on()
    {
        static ScriptedRun Play<T>()
        {
            var run = Story.Play(async c =>
            {
                c.SetCustomStatus("waiting");
                var asked = c.WaitForExternalEventAsync(new EventName<T>("E"));
                await c.CompletedByAsync(asked, c.CurrentUtcDateTime + Day);
                await c.CallActivityAsync(Story.Work, "never before", RetryPolicy.None);
                return $"{await asked}";
            });
            run.Raise("E", "\"no number\"");
            run.Fire(0);
            return run;
        }

        var blocked = Play<int>();
        Assert.False(blocked.Output.IsCompleted);
        Assert.Single(blocked.Decided);
        Assert.Contains("Int32", blocked.Statuses[^1], StringComparison.Ordinal);
        Assert.Contains("\"$status\":\"waiting\"", blocked.Statuses[^1], StringComparison.Ordinal);

        var mended = Play<string>();
        mended.Answer(1, "\"\"");
        Assert.Equal("no number", mended.Text);
        Assert.Equal(["waiting"], mended.Statuses);
    }

    [Fact]
    public void An_answer_that_does_not_fit_stops_the_run()
    {
        var run = Story.Play(async c =>
            $"{await c.CallActivityAsync(new ActivityName<string, int>("Work"), "", RetryPolicy.None)}");
        run.Answer(0, "\"text\"");

        Assert.False(run.Output.IsCompleted);
        Assert.Contains("$problem", Assert.Single(run.Statuses), StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_that_does_not_fit_stops_the_run()
    {
        var run = ScriptedRun.Start(Story.Of(_ => Task.FromResult("read")), "17");

        Assert.False(run.Output.IsCompleted);
        Assert.Contains("String", Assert.Single(run.Statuses), StringComparison.Ordinal);
    }
}
