using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Sweep;

/// <summary>What the engine owes its clients when the disk fails at a chosen place.</summary>
public sealed class EngineErrorTests
{
    private static readonly OrchestratorName<string, string> Waiting = new("Waiting");
    private static readonly EventName<string> Go = new("Go");
    private static readonly StartOptions Once = new(InstanceIdReuse.Never);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_waits_for_an_end_hears_of_it_after_a_commit_reported_as_failed()
    {
        using var folder = new TemporaryFolder();
        var breaks = false;
        await using var engine = Open(folder.Path, new VirtualClock(World.Begin), point =>
        {
            if (breaks && point == WritePoint.AfterCommit)
            {
                breaks = false;
                throw new JournalException(JournalError.DiskError, "The test breaks the disk.");
            }
        });
        engine.Start();
        await engine.Client.StartAsync(Waiting, "one", string.Empty, Once, Cancellation);
        var ended = engine.Client.WaitForCompletionAsync("one", Cancellation);
        await engine.WhenIdleAsync();
        breaks = true;

        await Assert.ThrowsAsync<JournalException>(
            () => engine.Client.RaiseEventAsync("one", Go, "done", null, Cancellation));

        Assert.Equal("done", (await ended).ReadOutput<string>());
    }

    [Fact]
    public async Task A_stop_puts_the_log_away()
    {
        using var folder = new TemporaryFolder();
        await using (var engine = Open(folder.Path, new VirtualClock(World.Begin), null))
        {
            engine.Start();
            await engine.Client.StartAsync(Waiting, "one", string.Empty, Once, Cancellation);
            await engine.Client.GetHistoryAsync("one", Cancellation);
        }

        Assert.False(File.Exists(folder["journal.db-wal"]));
    }

    [Fact]
    public async Task An_engine_that_was_never_started_can_be_stopped()
    {
        using var folder = new TemporaryFolder();
        var engine = Open(folder.Path, new VirtualClock(World.Begin), null);

        await engine.DisposeAsync();

        await using var next = Open(folder.Path, new VirtualClock(World.Begin), null);
        next.Start();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_000_000)]
    public async Task A_timer_due_as_its_instance_is_held_fires_once_when_resumed(long liveBytes)
    {
        using var folder = new TemporaryFolder();
        var clock = new VirtualClock(World.Begin);
        using var held = new Simulation.HeldClock(clock);
        await using var engine = Open(folder.Path, held, null, liveBytes);
        engine.Start();
        await engine.Client.StartAsync(new OrchestratorName<string, string>("Sleeping"), "one", "", Once, Cancellation);
        await engine.WhenIdleAsync();

        // Due and held in one batch; with no memory to spare, the instance is then let go of.
        held.Hold();
        clock.AdvanceTo(World.Begin.AddHours(2));
        var suspended = engine.Client.SuspendAsync("one", "hold", Cancellation);
        held.Release();
        Assert.Equal(ControlResult.Done, await suspended);
        await engine.Client.ResumeAsync("one", "go on", Cancellation);
        await engine.WhenIdleAsync();

        Assert.Equal(OrchestrationStatus.Completed, (await engine.Client.GetAsync("one", Cancellation))!.Status);
        Assert.Single(
            await engine.Client.GetHistoryAsync("one", Cancellation), h => h.Kind == HistoryEventKind.TimerFired);
    }

    private static EmbeddedEngine Open(
        string folder, TimeProvider clock, Action<WritePoint>? probe, long liveBytes = 0) =>
        EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = clock, LiveOrchestratorBytes = liveBytes, Probe = probe },
            new Catalogue()
                .Orchestrator<string, string>("Waiting", (context, _) => context.WaitForExternalEventAsync(Go))
                .Orchestrator<string, string>("Sleeping", async (context, input) =>
                {
                    await context.CreateTimerAsync(context.CurrentUtcDateTime.AddHours(1));
                    return input;
                }),
            NoServices.Instance,
            NullLoggerFactory.Instance);
}
