using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>When a failed call is made again.</summary>
public abstract class RetryContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);

    // The extra timer after the last failure need not stand in our history (a difference that is allowed).
    [Fact]
    [Trait("Experiment", "E12")]
    public async Task The_waits_grow_to_the_longest_and_then_the_last_failure_is_thrown()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(4, TenSeconds, 2, TimeSpan.FromSeconds(30)), () => new IOException("smtp down")));
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(
        [
            "01-05 08:00:00 ExecutionStarted",
            "01-05 08:00:00 TaskScheduled #0 Mail",
            "01-05 08:00:00 TaskFailed #0",
            "01-05 08:00:00 TimerCreated #1",
            "01-05 08:00:10 TimerFired #1",
            "01-05 08:00:10 TaskScheduled #2 Mail",
            "01-05 08:00:10 TaskFailed #2",
            "01-05 08:00:10 TimerCreated #3",
            "01-05 08:00:30 TimerFired #3",
            "01-05 08:00:30 TaskScheduled #4 Mail",
            "01-05 08:00:30 TaskFailed #4",
            "01-05 08:00:30 TimerCreated #5",
            "01-05 08:01:00 TimerFired #5",
            "01-05 08:01:00 TaskScheduled #6 Mail",
            "01-05 08:01:00 TaskFailed #6",
            "01-05 08:01:00 ExecutionCompleted",
        ],
            await host.TraceAsync());
        await FailedAsync(host, "Task 'Mail' (#6) failed with an unhandled exception: smtp down");
    }

    [Fact]
    [Trait("Experiment", "E12b")]
    public async Task One_attempt_is_one_attempt()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(1, TenSeconds), () => new IOException("smtp down")));

        await FailedAsync(host, "Task 'Mail' (#0) failed with an unhandled exception: smtp down");
        Assert.Equal(4, (await host.TraceAsync()).Count);
    }

    [Fact]
    [Trait("Experiment", "E12c")]
    public async Task The_time_limit_is_looked_at_before_the_wait()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(10, TenSeconds, 2, retryTimeout: TimeSpan.FromSeconds(15)),
            () => new IOException("smtp down")));
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        await FailedAsync(host, "Task 'Mail' (#4) failed with an unhandled exception: smtp down");
        Assert.Equal(Start.AddSeconds(30), (await host.StateAsync()).CompletedAt);
    }

    [Fact]
    public async Task What_the_world_refused_for_good_is_not_tried_again()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(4, TenSeconds), () => new AddressUnknownException("nobody@example.org is not known")));

        await FailedAsync(
            host, "Task 'Mail' (#0) failed with an unhandled exception: nobody@example.org is not known");
        Assert.True((await host.FailureAsync()).InnerFailure?.IsPermanent);
    }

    [Fact]
    public async Task A_success_ends_the_retries()
    {
        var attempts = 0;
        var catalogue = new Catalogue()
            .Activity<string, string>("Mail", (_, input) =>
                Interlocked.Increment(ref attempts) < 3 ? throw new IOException("smtp down") : Task.FromResult(input))
            .Story("Story", async c =>
                $"{await Mail(c, new RetryPolicy(5, TenSeconds))} {c.CurrentUtcDateTime:HH:mm:ss}");
        await using var host = await PlayAsync(catalogue);
        await host.AdvanceAsync(Day);

        Assert.Equal("hello 08:00:20", await host.OutputAsync());
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task The_longest_wait_is_an_hour_when_nothing_else_is_said()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(3, TimeSpan.FromHours(5)), () => new IOException("smtp down")));
        await host.AdvanceAsync(Day);

        Assert.Equal(Start.AddHours(2), (await host.StateAsync()).CompletedAt);
    }

    [Fact]
    public async Task No_wait_between_attempts_is_allowed()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(5, TimeSpan.Zero), () => new IOException("smtp down")));

        await FailedAsync(host, "Task 'Mail' (#8) failed with an unhandled exception: smtp down");
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    public async Task No_wait_stays_no_wait_however_it_grows(double backoff)
    {
        const int attempts = 5;
        var made = 0;
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Mail", (_, _) =>
                Interlocked.Increment(ref made) > 0 ? throw new IOException("smtp down") : Task.FromResult("never"))
            .Story("Story", c => Mail(c, new RetryPolicy(attempts, TimeSpan.Zero, backoff))));

        await FailedAsync(
            host, $"Task 'Mail' (#{2 * (attempts - 1)}) failed with an unhandled exception: smtp down");
        Assert.Equal(attempts, made);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_wait_beyond_all_time_is_planned_for_its_end(double backoff)
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(3, TimeSpan.MaxValue, backoff, TimeSpan.MaxValue, TimeSpan.MaxValue),
            () => new IOException("smtp down")));

        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());
        Assert.Equal(
            ["01-05 08:00:00 TaskFailed #0", "01-05 08:00:00 TimerCreated #1"], (await host.TraceAsync()).Skip(2));
    }

    [Fact]
    public async Task A_time_limit_of_nothing_allows_one_attempt()
    {
        await using var host = await PlayAsync(Mailing(
            new RetryPolicy(3, TenSeconds, retryTimeout: TimeSpan.Zero), () => new IOException("smtp down")));

        await FailedAsync(host, "Task 'Mail' (#0) failed with an unhandled exception: smtp down");
    }

    [Fact]
    public async Task All_attempts_of_a_call_share_one_key_and_no_other_call_has_it()
    {
        var keys = new List<string>();
        var catalogue = new Catalogue()
            .Activity<string, string>("Mail", (context, input) =>
            {
                lock (keys)
                {
                    keys.Add($"{input}:{context.IdempotencyKey}");
                    Assert.Equal((HostSteps.Net, "Mail"), (context.InstanceId, context.Name));
                    return keys.Count % 2 == 1 ? throw new IOException("smtp down") : Task.FromResult(input);
                }
            })
            .Story("Story", async c =>
            {
                var policy = new RetryPolicy(2, TenSeconds);
                return await Mail(c, policy, "1") + await Mail(c, policy, "2") + c.NewGuid().ToString("N");
            });
        await using var host = await PlayAsync(catalogue);
        await host.AdvanceAsync(Day);

        Assert.Equal(4, keys.Count);
        Assert.Equal("1:96e8e25602305cd3bfffaa8d5d3c5e43", keys[0]);
        Assert.Equal(2, keys.Distinct().Count());
        Assert.Equal(keys[2], keys[3]);
        Assert.NotEqual(keys[0][2..], keys[2][2..]);
        Assert.DoesNotContain((await host.OutputAsync())[2..], keys.Select(k => k[2..]));
    }

    private static Catalogue Mailing(RetryPolicy policy, Func<Exception> failure) =>
        new Catalogue().Fails("Mail", failure).Story("Story", c => Mail(c, policy));

    private static Task<string> Mail(OrchestrationContext context, RetryPolicy policy, string input = "hello") =>
        context.CallActivityAsync(new ActivityName<string, string>("Mail"), input, policy);

    private static async Task FailedAsync(IEngineHost host, string message)
    {
        var failure = await host.FailureAsync();
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Equal(message, failure.ErrorMessage);
    }
}
