using System.Diagnostics;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>
/// A process is killed at half of its load; how long until its successor works again, with many live instances beside.
/// </summary>
internal sealed class RecoveryAfterKill : IScenario
{
    private const int UnderWay = 2_000;
    private const int Steps = 500;

    public string Name => "recovery";

    public string Tells =>
        "kill -9 under load beside waiting instances; until the next process answers, and until all is done";

    public int DefaultCount => 100_000;

    public static async Task<int> BeVictimAsync(string folder, int waiting)
    {
        await using var stage = new Stage(folder);
        await Task.WhenAll(
            Enumerable.Range(0, waiting).Select(i => stage.StartAsync(Stage.Waiting, $"waiting-{i}", 0)));
        Console.WriteLine("loaded");
        await stage.RunAllAsync(Stage.Sequence, "work", UnderWay, Steps);
        return 0;
    }

    public async Task<IReadOnlyDictionary<string, double>> RunAsync(int count)
    {
        var folder = Directory.CreateTempSubdirectory("programflows-bench-").FullName;
        try
        {
            await KillVictimAsync(folder, count);
            var (live, open) = LeftBehind(folder);
            var watch = Stopwatch.StartNew();
            await using var stage = new Stage(folder);
            await stage.RunAsync(Stage.Sequence, "first-after-the-kill", 1);
            var working = watch.Elapsed;
            foreach (var work in open)
            {
                await stage.Client.WaitForCompletionAsync(work, CancellationToken.None);
            }

            return new Dictionary<string, double>
            {
                ["live instances at the kill"] = live,
                ["of these under way"] = open.Count,
                ["restart to a new orchestration done, ms"] = working.TotalMilliseconds,
                ["restart to all of them done, ms"] = watch.Elapsed.TotalMilliseconds,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (long Live, List<string> Open) LeftBehind(string folder)
    {
        using var journal = Engine.Runtime.JournalInspection.Open(folder);
        var alive = new OrchestrationQuery
        {
            Statuses = [OrchestrationStatus.Pending, OrchestrationStatus.Running],
            PageSize = 1_000,
        };
        var open = new List<string>();
        for (var query = alive with { InstanceIdPrefix = "work-" }; ;)
        {
            var page = journal.Page(query);
            open.AddRange(page.Items.Select(i => i.InstanceId));
            if (page.ContinuationToken is not { } next)
            {
                return (journal.Count(alive).Values.Sum(), open);
            }

            query = query with { ContinuationToken = next };
        }
    }

    private static async Task KillVictimAsync(string folder, int count)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])
                ["victim", folder, count.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            start.ArgumentList.Add(argument);
        }

        using var victim = Process.Start(start)!;
        await victim.StandardOutput.ReadLineAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        victim.Kill();
        await victim.WaitForExitAsync();
    }
}
