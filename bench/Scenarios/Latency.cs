using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>One hello-sequence of three at a time, from the call that starts it to its answer.</summary>
internal sealed class Latency : IScenario
{
    public string Name => "latency";

    public string Tells => "hello-sequence-3 one at a time, start to finish";

    public int DefaultCount => 2_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        await using var stage = new Stage();
        var times = new List<double>(count);
        for (var i = -200; i < count; i++)
        {
            var watch = Stopwatch.StartNew();
            await stage.RunAsync(Stage.Sequence, $"one-{i}", 3);
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        var commits = (double)stage.Commits / (count + 200);
        var fsync = RawLimit.Measure(1_000, 200_000, 1_000).TotalMilliseconds / 1_000;
        return new Dictionary<string, double>
        {
            ["median, ms"] = times[count / 2],
            ["95th percentile, ms"] = times[count * 95 / 100],
            ["99th percentile, ms"] = times[count * 99 / 100],
            ["commits per orchestration"] = commits,
            ["raw limit: one commit, ms"] = fsync,
        };
    }
}
