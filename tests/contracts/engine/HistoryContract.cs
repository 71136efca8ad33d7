using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>What an instance's history tells.</summary>
public abstract class HistoryContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    public async Task Each_happening_stands_once_in_order_with_what_it_carried()
    {
        await using var host = await PlayAsync(
            new Catalogue().Echoes("Work").Fails("Mail", () => new IOException("smtp down"))
                .Story("Child", _ => Task.FromResult("child's output"))
                .Orchestrator("Story", async (OrchestrationContext c, string input) =>
                {
                    await c.Call("Work", "to do");
                    await Assert.ThrowsAsync<TaskFailedException>(() => c.Call("Mail"));
                    await c.Sleep(Day);
                    await c.Sub("Child", "part");
                    return await c.Wait("E");
                }),
            "the input");
        await host.AdvanceAsync(Day);
        await host.RaiseAsync("E", "the event");

        var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
        Assert.Equal(
        [
            "ExecutionStarted   \"the input\"",
            "TaskScheduled 0 Work \"to do\"",
            "TaskCompleted 0  \"to do\"",
            "TaskScheduled 1 Mail \"\"",
            "TaskFailed 1  smtp down",
            "TimerCreated 2  \"2026-01-06T08:00:00.0000000+00:00\"",
            "TimerFired 2  ",
            "SubOrchestrationCreated 3 Child \"\"",
            "SubOrchestrationCompleted 3  \"child's output\"",
            "EventRaised  E \"the event\"",
            "ExecutionCompleted   \"the event\"",
        ],
            history.Select(h => $"{h.Kind} {h.TaskId} {h.Name} {PayloadOf(h)}"));
        Assert.All(history.Take(6), h => Assert.Equal(Start, h.At));
        Assert.All(history.Skip(6), h => Assert.Equal(Start + Day, h.At));
    }

    [Fact]
    public async Task A_restart_does_not_change_it()
    {
        var catalogue = new Catalogue().Echoes("Work").Story(
            "Story", async c => await c.Call("Work") + await c.WaitUpTo(Day, "E"));
        await using var host = await PlayAsync(catalogue);
        await host.RaiseAsync("E", "x");
        var before = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
        await host.RestartAsync(catalogue);

        Assert.Equal(before, await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation));
    }

    // Duplicates of an answer: the first counts (the trace's second TaskCompleted is made by a call that ran twice).
    [Fact]
    [Trait("Experiment", "E24")]
    public async Task A_call_that_was_run_twice_is_answered_once()
    {
        var runs = 0;
        var (firstBegan, firstMayEnd) = (new TaskCompletionSource(), new TaskCompletionSource());
        var catalogue = new Catalogue()
            .Activity<string, string>("A", async (_, _) =>
            {
                if (Interlocked.Increment(ref runs) > 1)
                {
                    return "r2";
                }

                firstBegan.SetResult();
                await firstMayEnd.Task;
                return "r1";
            })
            .Story("Story", async c =>
            {
                var answer = await c.Call("A");
                await c.Wait("E");
                return answer;
            });
        await using var host = await StartHostAsync(catalogue);
        await host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"),
            HostSteps.Net,
            string.Empty,
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        await firstBegan.Task;
        await host.RestartAsync(catalogue);
        await host.SettleAsync();
        firstMayEnd.SetResult();
        await host.RaiseAsync("E", "e");

        var output = await host.OutputAsync();
        Assert.Contains(output, (string[])["r1", "r2"]);
        Assert.Single(
            await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation),
            h => h.Kind == HistoryEventKind.TaskCompleted);
    }

    [Fact]
    public async Task It_can_be_read_while_runs_follow_one_another()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (await c.Wait("Go") == "on")
                {
                    c.ContinueAsNew(input);
                }

                return input;
            }));
        var reading = ReadUntilEndAsync();
        for (var i = 0; i < 200; i++)
        {
            await host.PostAsync("Go", "on");
        }

        await host.RaiseAsync("Go", "end");
        await reading;
        Assert.Equal(3, (await host.TraceAsync()).Count);

        async Task ReadUntilEndAsync()
        {
            await Task.Yield();
            while (!(await host.StateAsync()).HasEnded)
            {
                var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);
                Assert.InRange(history.Count, 0, 3);
            }
        }
    }

    private static string? PayloadOf(HistoryEvent recorded) =>
        recorded.Kind == HistoryEventKind.TaskFailed
            ? Payload.Read<FailureDetails>(System.Text.Encoding.UTF8.GetBytes(recorded.Payload!)).ErrorMessage
            : recorded.Payload;
}
