using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>A fleet that sleeps: what it takes of disk, memory and processor, and how fast one of it answers.</summary>
internal sealed class IdleFleet : IScenario
{
    private const int Wave = 20_000;

    public string Name => "idle-fleet";

    public string Tells =>
        "waiting instances: bytes on disk each, memory of the process, processor while idle, start of the process "
        + "on them";

    public int DefaultCount => 1_000_000;

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            await using (var stage = new Stage(folder, liveBytes: 16 << 20))
            {
                for (var from = 0; from < count; from += Wave)
                {
                    await Task.WhenAll(Enumerable.Range(from, Math.Min(Wave, count - from)).Select(
                        i => stage.StartAsync(Stage.Waiting, $"waiting-{i:0000000}", 0)));
                }
            }

            GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return await LookAsync(folder, count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<IReadOnlyDictionary<string, double>> LookAsync(string folder, int count)
    {
        using var process = Process.GetCurrentProcess();
        var watch = Stopwatch.StartNew();
        await using var stage = new Stage(folder, liveBytes: 16 << 20);
        await stage.Client.RaiseEventAsync("waiting-0000000", Stage.Go, 1, null, CancellationToken.None);
        var open = watch.Elapsed;
        process.Refresh();
        var before = process.TotalProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System);
        process.Refresh();
        return new Dictionary<string, double>
        {
            ["bytes on disk per instance"] = (double)stage.BytesOnDisk / count,
            ["memory of the process, MB"] = process.WorkingSet64 / 1e6,
            ["processor while idle, %"] = 100 * (process.TotalProcessorTime - before).TotalSeconds / 10,
            ["open the folder and answer one event, ms"] = open.TotalMilliseconds,
        };
    }
}
