using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>A clock that is set back turns back no instance's time.</summary>
public sealed class TurnTimeTests
{
    private static readonly OrchestratorName<string, string> Story = new("Story");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_turn_never_goes_back_with_the_clock(bool restarts)
    {
        using var folder = new TemporaryFolder();
        var clock = new SetClock { Now = EngineContract.Start };
        var engine = Open(folder.Path, clock);
        try
        {
            await engine.Client.StartAsync(
                Story, "one", string.Empty, new StartOptions(InstanceIdReuse.Never), Cancellation);
            foreach (var minutes in new[] { 5, -60, 7 })
            {
                clock.Now = EngineContract.Start.AddMinutes(minutes);
                if (restarts)
                {
                    await engine.DisposeAsync();
                    engine = Open(folder.Path, clock);
                }

                await engine.Client.RaiseEventAsync("one", new EventName<string>("E"), "", null, Cancellation);
                await engine.WhenIdleAsync();
            }

            var state = await engine.Client.GetAsync("one", Cancellation);
            Assert.Equal("08:05 08:05 08:07", state!.ReadOutput<string>());
            var moments = (await engine.Client.GetHistoryAsync("one", Cancellation)).Select(h => h.At).ToList();
            Assert.Equal(moments.Order(), moments);
        }
        finally
        {
            await engine.DisposeAsync();
        }
    }

    private static EmbeddedEngine Open(string folder, TimeProvider clock)
    {
        var engine = EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = clock, StopTimeout = TimeSpan.Zero },
            new Catalogue().Story("Story", async c =>
            {
                var seen = new List<string>();
                for (var i = 0; i < 3; i++)
                {
                    await c.Wait("E");
                    seen.Add($"{c.CurrentUtcDateTime:HH:mm}");
                }

                return string.Join(' ', seen);
            }),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        return engine;
    }

    /// <summary>A clock that can be set back.</summary>
    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
