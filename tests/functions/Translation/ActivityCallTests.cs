using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable;
using Xunit;
using RetryPolicy = ProgramFlows.Engine.Contract.RetryPolicy;
using TaskFailedException = ProgramFlows.Engine.Contract.TaskFailedException;

namespace ProgramFlows.Tests.Functions.Translation;

/// <summary>How activities are called, repeated and heard.</summary>
public sealed class ActivityCallTests
{
    private static readonly TaskFailureDetails Away = new("System.IO.IOException", "smtp down", "at X", null, null);

    [Fact]
    public void A_call_carries_its_instance_and_a_key_that_each_attempt_shares_and_no_other_call_has()
    {
        var policy = new RetryPolicy(2, TimeSpan.FromSeconds(5));
        var run = Story.Play(async c =>
            await c.CallActivityAsync(Story.Work, "ก", policy) + await c.CallActivityAsync(Story.Work, "b", policy));
        run.Fail(0, Away);
        run.Fire(1);
        run.Answer(2, "\"1\"");
        run.Answer(3, "\"2\"");

        const string Call = """call Work {"instanceId":"net-2026","idempotencyKey":"0000000""";
        Assert.Equal(
        [
            $$"""#0 {{Call}}1000000000000000000000000","input":"ก"}""",
            "#1 timer 01-05 08:00:05",
            $$"""#2 {{Call}}1000000000000000000000000","input":"ก"}""",
            $$"""#3 {{Call}}2000000000000000000000000","input":"b"}""",
        ],
            run.Decided);
        Assert.Equal("12", run.Text);
    }

    [Fact]
    public void The_waits_grow_to_the_longest_and_then_the_last_failure_is_thrown()
    {
        var policy = new RetryPolicy(4, TimeSpan.FromSeconds(10), 2, TimeSpan.FromSeconds(30));
        var run = Story.Play(c => CaughtAsync(c, policy));
        for (var id = 0; id < 6; id += 2)
        {
            run.Fail(id, Away);
            run.Fire(id + 1);
        }

        run.Fail(6, Away);

        Assert.Equal(
            ["#1 timer 01-05 08:00:10", "#3 timer 01-05 08:00:30", "#5 timer 01-05 08:01:00"],
            run.Decided.Where(d => d.Contains("timer", StringComparison.Ordinal)));
        Assert.Equal("Work #6 System.IO.IOException smtp down permanent: False", run.Text);
    }

    [Fact]
    public void The_time_limit_is_looked_at_before_the_wait_even_when_it_is_shorter_than_the_first()
    {
        var policy = new RetryPolicy(9, TimeSpan.FromSeconds(10), retryTimeout: TimeSpan.FromSeconds(5));
        var run = Story.Play(c => CaughtAsync(c, policy));
        run.Fail(0, Away);
        run.Fire(1);
        run.Fail(2, Away);

        Assert.StartsWith("Work #2", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_wait_between_attempts_is_allowed()
    {
        var run = Story.Play(c => CaughtAsync(c, new RetryPolicy(2, TimeSpan.Zero)));
        run.Fail(0, Away);
        run.Fire(1);
        run.Answer(2, "\"done\"");

        Assert.Equal("done", run.Text);
    }

    [Fact]
    public void One_attempt_is_one_attempt()
    {
        var run = Story.Play(c => CaughtAsync(c, RetryPolicy.None));
        Assert.Null(Assert.Single(run.Options)!.Retry);
        run.Fail(0, Away);

        Assert.StartsWith("Work #0", run.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Exception while executing function: Functions.Work -> {0}")]
    [InlineData("{{\\u0022message\\u0022:\\u0022{0}\\u0022}}")]
    public void What_the_world_refused_for_good_is_not_tried_again_however_the_host_tells_it(string toldAs)
    {
        var coded = CodedFailureException.Of(new Refused("no such address", new IOException("550")));
        var told = string.Format(System.Globalization.CultureInfo.InvariantCulture, toldAs, coded.Message);
        var run = Story.Play(c => CaughtAsync(c, new RetryPolicy(9, TimeSpan.FromSeconds(1))));
        run.Fail(0, new TaskFailureDetails("Grpc.Core.RpcException", told, null, null, null));

        Assert.Equal($"Work #0 {typeof(Refused).FullName} no such address permanent: True", run.Text);
    }

    [Fact]
    public void What_is_coded_stands_in_an_inner_failure_too()
    {
        var coded = CodedFailureException.Of(new Refused("gone", null));
        var inner = new TaskFailureDetails("X", coded.Message, null, null, null);
        var run = Story.Play(c => CaughtAsync(c, new RetryPolicy(9, TimeSpan.FromSeconds(1))));
        run.Fail(0, new TaskFailureDetails("Host", "Something failed", null, inner, null));

        Assert.EndsWith("gone permanent: True", run.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_worker_that_died_under_it_is_a_failure_like_others_and_is_repeated()
    {
        var run = Story.Play(c => CaughtAsync(c, new RetryPolicy(2, TimeSpan.FromSeconds(1))));
        run.Fail(0, new TaskFailureDetails("System.Exception", "The worker exited with code 137", null, null, null));
        run.Fire(1);
        run.Answer(2, "\"done\"");

        Assert.Equal("done", run.Text);
    }

    [Fact]
    public void A_failure_that_nobody_catches_is_told_with_the_original_inside()
    {
        var run = Story.Play(c => c.CallActivityAsync(Story.Work, "", RetryPolicy.None));
        run.Fail(0, Away);

        var failed = Assert.IsType<CodedFailureException>(run.Output.Exception!.InnerException);
        var details = CodedFailureException.Read(failed.Message)!;
        Assert.Equal(typeof(TaskFailedException).FullName, details.ErrorType);
        Assert.Equal("System.IO.IOException", details.InnerFailure!.ErrorType);
    }

    private static async Task<string> CaughtAsync(OrchestrationContext c, RetryPolicy policy)
    {
        try
        {
            return await c.CallActivityAsync(Story.Work, "", policy);
        }
        catch (TaskFailedException e)
        {
            var (type, message, _, isPermanent, _) = e.FailureDetails!;
            return $"{e.TaskName} #{e.TaskId} {type} {message} permanent: {isPermanent}";
        }
    }

    private sealed class Refused(string message, Exception? inner) : PermanentFailureException(message, inner);
}
