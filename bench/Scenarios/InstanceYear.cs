using ProgramFlows.Engine.Runtime;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>What a year of an instance takes on disk: twelve timers and twelve activities.</summary>
internal sealed class InstanceYear : IScenario
{
    public string Name => "instance-year";

    public string Tells => "bytes on disk of an instance with a year of monthly timers and activities";

    public int DefaultCount => 5_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var clock = new VirtualClock(new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero));
        await using var stage = new Stage(clock: clock);
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => stage.StartAsync(Stage.Year, $"year-{i}", 12)));
        await new VirtualTime(stage.Engine, clock).PlayToAsync(clock.GetUtcNow().AddDays(365), CancellationToken.None);
        var bytes = stage.Bytes;
        return new Dictionary<string, double>
        {
            ["bytes of history per instance-year"] = (double)bytes / count,
            ["bytes on disk per instance-year"] = (double)stage.BytesOnDisk / count,
            ["events per instance-year"] = 12 * 4 + 1,
        };
    }
}
