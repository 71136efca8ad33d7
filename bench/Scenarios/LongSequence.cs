using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>One orchestration of many steps: the last must be as fast as the first.</summary>
internal sealed class LongSequence : IScenario
{
    public string Name => "long-sequence";

    public string Tells => "steps one after the other in one orchestration";

    public int DefaultCount => 1_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        await using var stage = new Stage();
        await stage.RunAsync(Stage.Sequence, "warm-up", count);
        var watch = Stopwatch.StartNew();
        await stage.RunAsync(Stage.Sequence, "long", count);
        var took = watch.Elapsed;
        var ends = (await stage.Client.GetHistoryAsync("long", CancellationToken.None))
            .Where(e => e.Kind == Engine.Contract.HistoryEventKind.TaskCompleted)
            .Select(e => e.At)
            .ToList();
        var part = Math.Min(100, count / 2);
        return new Dictionary<string, double>
        {
            ["start to finish, seconds"] = took.TotalSeconds,
            [$"first {part} steps, ms"] = (ends[part] - ends[0]).TotalMilliseconds,
            [$"last {part} steps, ms"] = (ends[^1] - ends[^(part + 1)]).TotalMilliseconds,
            ["raw limit: as many commits, seconds"] = RawLimit.Measure(count, count * 100L, count).TotalSeconds,
        };
    }
}
