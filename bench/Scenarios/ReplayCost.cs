using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>What it takes to bring a long orchestration back from its journal.</summary>
internal sealed class ReplayCost : IScenario
{
    public string Name => "replay";

    public string Tells => "bringing one orchestration back; the count is its events (a step is two)";

    public int DefaultCount => 20_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            var clock = new Engine.Runtime.VirtualClock(DateTimeOffset.UnixEpoch);
            await using (var stage = new Stage(folder, clock))
            {
                await stage.StartAsync(Stage.Year, "year", count / 4);
                await new Engine.Runtime.VirtualTime(stage.Engine, clock).PlayToAsync(
                    DateTimeOffset.MaxValue.AddYears(-1), CancellationToken.None);
            }

            var times = new List<double>();
            for (var i = 0; i < 7; i++)
            {
                await using var stage = new Stage(folder, clock);
                var watch = Stopwatch.StartNew();
                await stage.Client.RaiseEventAsync("year", Stage.Unheard, 1, null, CancellationToken.None);
                times.Add(watch.Elapsed.TotalMicroseconds);
            }

            times.Sort();
            return new Dictionary<string, double>
            {
                ["events"] = count,
                ["microseconds in all, median of 7"] = times[3],
                ["microseconds per event"] = times[3] / count,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
