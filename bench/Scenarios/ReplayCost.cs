using System.Diagnostics;

namespace ProgramFlows.Bench.Scenarios;

/// <summary>What it takes to bring a long orchestration back from its journal.</summary>
internal sealed class ReplayCost : IScenario
{
    // Until then the runtime still compiles what a replay goes through; a server's replays come after that.
    private const int WarmUps = 60;
    private const int Repetitions = 51;

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

            // Reading, decoding and running the code again, as a restart does for each instance that wakes up.
            using var journal = Engine.Runtime.JournalInspection.Open(folder);
            var catalogue = Stage.Catalogue();
            var times = new List<double>();
            for (var i = -WarmUps; i < Repetitions; i++)
            {
                var watch = Stopwatch.StartNew();
                if (journal.Replay(catalogue, endedToo: false).Single().Problem is { } problem)
                {
                    throw new InvalidOperationException(problem);
                }

                if (i >= 0)
                {
                    times.Add(watch.Elapsed.TotalMicroseconds);
                }
            }

            times.Sort();
            return new Dictionary<string, double>
            {
                ["events"] = count,
                ["microseconds per event, median"] = times[Repetitions / 2] / count,
                ["microseconds per event, fastest"] = times[0] / count,
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
