using System.Diagnostics;
using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>Many timers that come due within one hour, played in virtual time.</summary>
internal sealed class Timers : IScenario
{
    public string Name => "timers";

    public string Tells => "timers due within an hour, fired as fast as the engine can, journal on disk";

    public int DefaultCount => 100_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await using var stage = new Stage(clock: clock);
        var start = clock.GetUtcNow();
        await Task.WhenAll(Enumerable.Range(0, count).Select(
            i => stage.StartAsync(Stage.Sleeper, $"sleeper-{i}", start.AddSeconds(3_600 * (i / 100 * 100L) / count))));
        var watch = Stopwatch.StartNew();
        await new VirtualTime(stage.Engine, clock).PlayToAsync(start.AddHours(1), CancellationToken.None);
        return new Dictionary<string, double>
        {
            ["seconds for the hour"] = watch.Elapsed.TotalSeconds,
            ["timers per second"] = count / watch.Elapsed.TotalSeconds,
        };
    }
}
