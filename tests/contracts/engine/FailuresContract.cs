using System.Globalization;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>How failures reach an orchestrator and how they are kept.</summary>
public abstract class FailuresContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static Catalogue SmtpIsDown => new Catalogue().Fails("Mail", () => new IOException("smtp down"));

    [Fact]
    [Trait("Experiment", "E14")]
    public async Task An_uncaught_failure_fails_the_instance_with_the_original_inside()
    {
        await using var host = await PlayAsync(SmtpIsDown.Story("Story", c => c.Call("Mail")));

        var failure = await host.FailureAsync();
        Assert.Equal(typeof(TaskFailedException).FullName, failure.ErrorType);
        Assert.Equal("Task 'Mail' (#0) failed with an unhandled exception: smtp down", failure.ErrorMessage);
        Assert.Equal("System.IO.IOException", failure.InnerFailure?.ErrorType);
        Assert.Equal("smtp down", failure.InnerFailure?.ErrorMessage);
        Assert.Null((await host.StateAsync()).Output);
    }

    [Fact]
    [Trait("Experiment", "E14")]
    public async Task A_failure_is_caught_at_the_await_and_says_what_failed()
    {
        var caught = string.Empty;
        await using var host = await PlayAsync(SmtpIsDown.Story("Story", async c =>
        {
            try
            {
                return await c.Call("Mail");
            }
            catch (TaskFailedException e)
            {
                var details = e.FailureDetails;
                caught = $"{e.Message} | {e.TaskName} | {e.TaskId} | {details?.ErrorType} | "
                    + $"{!string.IsNullOrEmpty(details?.StackTrace)}";
                return "handled";
            }
        }));

        Assert.Equal("handled", await host.OutputAsync());
        Assert.Equal(
            "Task 'Mail' (#0) failed with an unhandled exception: smtp down | Mail | 0 | System.IO.IOException | True",
            caught);
    }

    [Fact]
    [Trait("Experiment", "E14")]
    public async Task An_exception_of_its_own_keeps_its_type_and_what_lies_underneath()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", _ => throw new InvalidOperationException("outer", new IOException("inner"))));

        var failure = await host.FailureAsync();
        Assert.Equal(("System.InvalidOperationException", "outer"), (failure.ErrorType, failure.ErrorMessage));
        Assert.Equal("System.IO.IOException", failure.InnerFailure?.ErrorType);
        Assert.Equal("inner", failure.InnerFailure?.ErrorMessage);
    }

    [Fact]
    public async Task A_cancellation_of_its_own_fails_the_instance()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", c => c.Wait("E", new CancellationToken(canceled: true))));

        Assert.Equal("System.Threading.Tasks.TaskCanceledException", (await host.FailureAsync()).ErrorType);
    }

    [Fact]
    public async Task One_failure_of_several_calls_waits_for_the_others()
    {
        await using var host = await PlayAsync(SmtpIsDown.Story("Child", c => c.Wait("E")).Story(
            "Story",
            async c => string.Concat(await Task.WhenAll(c.Call("Mail"), c.Sub("Child", "part")))));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.RaiseAsync("E", "x", "part");
        Assert.Equal(
            "Task 'Mail' (#0) failed with an unhandled exception: smtp down", (await host.FailureAsync()).ErrorMessage);
    }

    [Fact]
    public async Task An_activity_that_throws_before_its_first_await_fails_like_any_other()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Mail", (_, _) => throw new FormatException("no address"))
            .Story("Story", c => c.Call("Mail")));

        Assert.Equal("System.FormatException", (await host.FailureAsync()).InnerFailure?.ErrorType);
    }

    [Fact]
    public async Task An_activity_that_nobody_registered_blocks_until_a_release_has_it()
    {
        var catalogue = new Catalogue().Story("Story", c => c.Call("Mail", "hello"));
        await using var host = await PlayAsync(catalogue);
        Assert.Contains("'Mail'", await host.ProblemAsync(), StringComparison.Ordinal);

        await host.RestartAsync(catalogue.Echoes("Mail"));
        await host.SettleAsync();
        Assert.Equal("hello", await host.OutputAsync());
    }

    [Fact]
    public async Task An_orchestrator_that_nobody_registered_is_refused_at_its_start()
    {
        await using var host = await StartHostAsync(new Catalogue().Story("Story", c => c.Wait("E")));

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync("Other"));
    }

    [Fact]
    public async Task A_part_that_nobody_registered_blocks_until_a_release_has_it()
    {
        var catalogue = new Catalogue().Story("Story", c => c.Sub("Child", "part"));
        await using var host = await PlayAsync(catalogue);
        Assert.Contains("'Child'", await host.ProblemAsync("part"), StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());

        await host.RestartAsync(catalogue.Story("Child", _ => Task.FromResult("here")));
        await host.SettleAsync();
        Assert.Equal("here", await host.OutputAsync());
    }

    [Theory]
    [MemberData(nameof(StrangeExceptions.All), MemberType = typeof(StrangeExceptions))]
    public async Task Whatever_an_orchestrator_throws_fails_it_and_nothing_else(string what)
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Story", _ => Task.FromException<string>(StrangeExceptions.Of(what)))
            .Story("Other", c => c.Wait("E")));
        await host.StartAsync("Other", "other");
        await host.StartAsync();

        AssertIsKept(await host.FailureAsync());
        await host.RaiseAsync("E", "goes on", "other");
        Assert.Equal("goes on", await host.OutputAsync("other"));
    }

    [Theory]
    [MemberData(nameof(StrangeExceptions.All), MemberType = typeof(StrangeExceptions))]
    public async Task Whatever_an_activity_throws_fails_its_call_and_takes_no_worker(string what)
    {
        // More calls than there are workers on any host.
        const int Calls = 70;
        await using var host = await PlayAsync(new Catalogue()
            .Fails("Mail", () => StrangeExceptions.Of(what))
            .Echoes("Work")
            .Story("Story", async c =>
            {
                var failed = 0;
                foreach (var call in Enumerable.Range(0, Calls).Select(_ => c.Call("Mail")).ToList())
                {
                    try
                    {
                        await call;
                    }
                    catch (TaskFailedException e)
                    {
                        AssertIsKept(e.FailureDetails!);
                        failed++;
                    }
                }

                return await c.Call("Work", $"{failed}");
            }));

        Assert.Equal($"{Calls}", await host.OutputAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_async_void_throws_in_an_activity_fails_its_call(bool later)
    {
        var stray = new TaskCompletionSource();
        await using var host = await PlayAsync(new Catalogue()
            .Activity<string, string>("Mail", async (_, _) =>
            {
                await Task.Yield();
                Stray();
                stray.TrySetResult();
                return await new TaskCompletionSource<string>().Task;
            })
            .Echoes("Work")
            .Story("Story", async c =>
            {
                try
                {
                    return await c.Call("Mail");
                }
                catch (TaskFailedException e)
                {
                    return await c.Call("Work", $"{e.FailureDetails?.ErrorType}");
                }
            }));

        Assert.Equal(typeof(DreadfulException).FullName, await host.OutputAsync());

        async void Stray()
        {
            if (later)
            {
                await stray.Task;
            }

            throw new DreadfulException();
        }
    }

    [Fact]
    public async Task A_failure_that_seventy_parts_pass_up_keeps_its_cause_and_stays_small()
    {
        const int Parts = 70;
        var catalogue = SmtpIsDown.Orchestrator("Story", (OrchestrationContext c, string input) =>
            input == $"{Parts}"
                ? c.Call("Mail")
                : c.CallSubOrchestratorAsync(
                    new OrchestratorName<string, string>("Story"), $"{Depth(input) + 1}", $"part-{Depth(input) + 1}"));
        await using var host = await PlayAsync(catalogue);
        Assert.Equal("smtp down", CauseOf(await host.FailureAsync()).ErrorMessage);

        await host.RestartAsync(catalogue);
        await host.SettleAsync();
        var failure = await host.FailureAsync();
        Assert.Equal("smtp down", CauseOf(failure).ErrorMessage);
        Assert.Contains("'Story'", failure.ErrorMessage, StringComparison.Ordinal);
        AssertIsKept(failure);

        static int Depth(string input) => input.Length == 0 ? 0 : int.Parse(input, CultureInfo.InvariantCulture);
    }

    private static FailureDetails CauseOf(FailureDetails failure) =>
        failure.InnerFailure is { } inner ? CauseOf(inner) : failure;

    private static void AssertIsKept(FailureDetails failure)
    {
        Assert.NotEmpty(failure.ErrorType);
        Assert.NotNull(failure.ErrorMessage);
        Assert.InRange(Payload.Write(failure).Length, 1, 400_000);
    }
}
