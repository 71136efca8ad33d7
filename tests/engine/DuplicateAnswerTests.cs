using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Execution;
using ProgramFlows.Engine.Runtime.Histories;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Answers that reach a run twice, as only an engine's inside can bring about.</summary>
public sealed class DuplicateAnswerTests
{
    private static readonly long Moment = EngineContract.Start.UtcTicks;

    [Fact]
    [Trait(Experiments.Trait, "E24")]
    public void The_first_answer_counts_and_later_ones_are_passed_over()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            var answer = await c.Call("A");
            await c.Wait("E");
            return answer;
        });
        var run = new OrchestrationRun(
            catalogue.Orchestrators["Story"], new RunIdentity(HostSteps.Net, "1.0", Parent: null));
        run.BeginTurn(Moment);
        run.Apply(InstanceEvent.Started(Payload.Write(string.Empty)));
        run.Apply(new InstanceEvent(InstanceEventKind.TaskCompleted, 0, null, Payload.Write("r1")));
        run.Apply(new InstanceEvent(InstanceEventKind.TaskCompleted, 0, null, Payload.Write("r2")));
        run.Apply(new InstanceEvent(
            InstanceEventKind.TaskFailed, 0, null, Payload.Write(FailureDetails.Of(new IOException("late")))));
        run.Apply(InstanceEvent.Raised("E", Payload.Write("e")));

        Assert.Equal(TurnActionKind.Completed, run.Outcome?.Kind);
        Assert.Equal("r1", Payload.Read<string>(run.Outcome!.Payload));
    }

    [Fact]
    [Trait(Experiments.Trait, "E4b")]
    public void A_timer_that_fires_after_it_was_cancelled_is_passed_over()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            using var givenUp = new CancellationTokenSource();
            var timer = c.Sleep(TimeSpan.FromDays(2), givenUp.Token);
            await c.Wait("E");
            givenUp.Cancel();
            await c.Call("X");
            return timer.Status.ToString();
        });
        var run = new OrchestrationRun(
            catalogue.Orchestrators["Story"], new RunIdentity(HostSteps.Net, "1.0", Parent: null));
        run.BeginTurn(Moment);
        run.Apply(InstanceEvent.Started(Payload.Write(string.Empty)));
        run.Apply(InstanceEvent.Raised("E", Payload.Write("x")));
        run.Apply(InstanceEvent.TimerFired(0));
        run.Apply(new InstanceEvent(InstanceEventKind.TaskCompleted, 1, null, Payload.Write(string.Empty)));

        Assert.Equal("Canceled", Payload.Read<string>(run.Outcome!.Payload));
    }
}
