using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>Orchestrations that call many activities at once and wait for all of them.</summary>
internal sealed class FanOut(string name, int orchestrations, int width) : IScenario
{
    public string Name => name;

    public string Tells =>
        $"{orchestrations} orchestration(s), each calling {width:N0} activities at once; the count is the width";

    public int DefaultCount => width;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        await using var stage = new Stage();
        await stage.RunAllAsync(Stage.Fan, "warm-up", 2, 1_000);
        var (commits, bytes, turns) = (stage.Commits, stage.Bytes, stage.Turns);
        var watch = Stopwatch.StartNew();
        await stage.RunAllAsync(Stage.Fan, "fan", orchestrations, count);
        var took = watch.Elapsed;
        (commits, bytes, turns) = (stage.Commits - commits, stage.Bytes - bytes, stage.Turns - turns);
        return new Dictionary<string, double>
        {
            ["out and in, seconds"] = took.TotalSeconds,
            ["activities per second"] = (double)orchestrations * count / took.TotalSeconds,
            ["raw limit: same bytes and commits, seconds"] = RawLimit.Measure(turns, bytes, commits).TotalSeconds,
        };
    }
}
