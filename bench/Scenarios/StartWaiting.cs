using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// Instances that are started and then wait for an event or a far deadline, and the events that end them.
/// </summary>
internal sealed class StartWaiting : IScenario
{
    public string Name => "start-waiting";

    public string Tells => "starts per second of instances that wait, and events per second that end them";

    public int DefaultCount => 100_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        await using var stage = new Stage();
        await Task.WhenAll(Enumerable.Range(0, 5_000).Select(i => stage.StartAsync(Stage.Waiting, $"warm-up-{i}", 0)));
        var (commits, bytes, turns) = (stage.Commits, stage.Bytes, stage.Turns);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, count).Select(i => stage.StartAsync(Stage.Waiting, $"waiting-{i}", 0)));
        var started = watch.Elapsed;
        (commits, bytes, turns) = (stage.Commits - commits, stage.Bytes - bytes, stage.Turns - turns);
        watch.Restart();
        await Task.WhenAll(Enumerable.Range(0, count).Select(
            i => stage.Client.RaiseEventAsync($"waiting-{i}", Stage.Go, i, $"key-{i}", CancellationToken.None)));
        var raised = watch.Elapsed;
        return new Dictionary<string, double>
        {
            ["starts per second"] = count / started.TotalSeconds,
            ["events per second"] = count / raised.TotalSeconds,
            ["share of the raw limit (starts), %"] = 100 * RawLimit.Measure(turns, bytes, commits) / started,
        };
    }
}
