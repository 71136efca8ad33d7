using System.Text.Json;
using BenchmarkDotNet.Running;
using ProgramFlows.Bench.Micro;
using ProgramFlows.Bench.Scenarios;

IScenario[] scenarios =
[
    new HelloSequence(3), new HelloSequence(5), new Latency(), new FanOut("fan-out-1x1000", 1, 1_000),
    new FanOut("fan-out-200x1000", 200, 1_000),
    new LongSequence(), new StartWaiting(), new Timers(), new IdleFleet(), new ReplayCost(), new RecoveryAfterKill(),
    new InstanceYear(), new Actions(), new Pages(), new Mornings(),
];

if (args is ["victim", var folder, var count])
{
    return await RecoveryAfterKill.BeVictimAsync(folder, int.Parse(count));
}

if (args is ["micro", ..])
{
    BenchmarkRunner.Run<HistoryBenchmarks>();
    return 0;
}

if (args is [] or ["list", ..] or ["--help", ..])
{
    Console.WriteLine("dotnet run -c Release --project bench -- <scenario|all> [--count N] [--json]");
    foreach (var scenario in scenarios)
    {
        Console.WriteLine($"  {scenario.Name,-20} {scenario.Tells} (--count {scenario.DefaultCount:N0})");
    }

    Console.WriteLine($"  {"micro",-20} BenchmarkDotNet: the codec of histories");
    return 0;
}

var chosen = scenarios.Where(s => args[0] == "all" || s.Name == args[0]).ToList();
if (chosen.Count == 0)
{
    Console.Error.WriteLine($"There is no scenario '{args[0]}'. 'list' names them.");
    return 2;
}

var at = Array.IndexOf(args, "--count");
var asked = at < 0 ? (int?)null : int.Parse(args[at + 1]);
foreach (var scenario in chosen)
{
    var figures = await scenario.RunAsync(asked ?? scenario.DefaultCount);
    if (args.Contains("--json"))
    {
        Console.WriteLine(
            JsonSerializer.Serialize(
                new { scenario = scenario.Name, count = asked ?? scenario.DefaultCount, figures }));
    }
    else
    {
        Console.WriteLine($"{scenario.Name} (count {asked ?? scenario.DefaultCount:N0})");
        foreach (var (name, value) in figures)
        {
            Console.WriteLine($"  {name,-46} {value,16:N2}");
        }
    }
}

return 0;
