using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Whoever waits for an engine that stops, or asks one that has stopped, hears of it.</summary>
public sealed class StoppedEngineTests
{
    private static readonly OrchestratorName<string, string> Story = new("Story");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Every_call_that_waits_throws_when_the_engine_stops(bool inMemory)
    {
        using var folder = new TemporaryFolder();
        var working = new TaskCompletionSource();
        var (engine, clock) = Open(inMemory ? null : folder.Path, working.Task);
        await engine.Client.StartAsync(
            Story, "one", string.Empty, new StartOptions(InstanceIdReuse.Never), Cancellation);
        Task[] waiting =
        [
            engine.Client.WaitForCompletionAsync("one", Cancellation),
            engine.WhenIdleAsync(),
            new VirtualTime(engine, clock).PlayToAsync(EngineContract.Start.AddDays(1), Cancellation),
        ];
        await engine.WhenRestingAsync();
        await engine.DisposeAsync();

        foreach (var call in waiting)
        {
            await Assert.ThrowsAsync<IOException>(() => call.WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        }

        working.SetResult();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Every_call_throws_after_the_engine_has_stopped(bool inMemory, bool started)
    {
        using var folder = new TemporaryFolder();
        var (engine, clock) = Open(inMemory ? null : folder.Path, Task.CompletedTask, started);
        await engine.DisposeAsync();
        var (client, name, query) = (engine.Client, new EventName<string>("E"), new OrchestrationQuery());
        Func<Task>[] calls =
        [
            () => client.StartAsync(
                Story, "two", string.Empty, new StartOptions(InstanceIdReuse.Never), Cancellation),
            () => client.RaiseEventAsync("one", name, "x", null, Cancellation),
            () => client.GetAsync("one", Cancellation),
            () => client.WaitForCompletionAsync("one", Cancellation),
            () => client.QueryAsync(query, Cancellation),
            () => client.CountAsync(query, Cancellation),
            () => client.GetHistoryAsync("one", Cancellation),
            () => client.SuspendAsync("one", "r", Cancellation),
            () => client.ResumeAsync("one", "r", Cancellation),
            () => client.CancelAsync("one", "r", Cancellation),
            () => client.TerminateAsync("one", "r", Cancellation),
            () => client.RestartAsync("one", Cancellation),
            () => client.RewindAsync("one", "r", Cancellation),
            () => client.PurgeAsync("one", Cancellation),
            () => client.PurgeEndedAsync(EngineContract.Start, Cancellation),
            engine.WhenIdleAsync,
            engine.WhenRestingAsync,
            () => new VirtualTime(engine, clock).PlayToAsync(EngineContract.Start, Cancellation),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<IOException>(async () =>
                await call().WaitAsync(TimeSpan.FromMinutes(1), Cancellation));
        }
    }

    private static (EmbeddedEngine Engine, VirtualClock Clock) Open(string? folder, Task until, bool started = true)
    {
        var clock = new VirtualClock(EngineContract.Start);
        var engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = clock, StopTimeout = TimeSpan.Zero },
            new Catalogue().Meanwhile("Work", () => until).Story("Story", c => c.Call("Work")),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        if (started)
        {
            engine.Start();
        }

        return (engine, clock);
    }
}
