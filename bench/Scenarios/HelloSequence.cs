using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// The field's common yardstick: an orchestration of a few activities one after the other, many at a time.
/// </summary>
internal sealed class HelloSequence(int steps) : IScenario
{
    public string Name => $"hello-sequence-{steps}";

    public string Tells => $"orchestrations of {steps} activities completed per second, beside SQLite's own limit";

    public int DefaultCount => 20_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        await using var stage = new Stage();
        await stage.RunAllAsync(Stage.Sequence, "warm-up", 2_000, steps);
        var (commits, bytes, turns) = (stage.Commits, stage.Bytes, stage.Turns);
        var watch = Stopwatch.StartNew();
        await stage.RunAllAsync(Stage.Sequence, "hello", count, steps);
        var took = watch.Elapsed;
        (commits, bytes, turns) = (stage.Commits - commits, stage.Bytes - bytes, stage.Turns - turns);
        var limit = RawLimit.Measure(turns, bytes, commits);
        return new Dictionary<string, double>
        {
            ["completed per second"] = count / took.TotalSeconds,
            ["activities per second"] = (double)count * steps / took.TotalSeconds,
            ["commits"] = commits,
            ["turns per commit"] = (double)turns / commits,
            ["raw limit: same bytes and commits, ms"] = limit.TotalMilliseconds,
            ["engine, ms"] = took.TotalMilliseconds,
            ["share of the raw limit, %"] = 100 * limit / took,
        };
    }
}
