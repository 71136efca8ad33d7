using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Microsoft.Azure.Functions.Worker;
using ProgramFlows.Functions;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Functions.Measuring;

/// <summary>What infra/bicep/alerts.json listens to is what the app says, and often enough.</summary>
[Collection("Whatever is measured in this process is heard by all who listen")]
public sealed partial class AlertsTests
{
    private static readonly IReadOnlyList<(string Function, string Schedule)> Clock =
    [
        .. from method in typeof(Measurements).GetMethods()
           let function = method.GetCustomAttribute<FunctionAttribute>()
           where function is not null
           let trigger = method.GetParameters()[0].GetCustomAttribute<TimerTriggerAttribute>()
           select (function.Name, trigger.Schedule),
    ];

    [Fact]
    public async Task Alerts_listen_to_just_the_signals_that_are_measured() =>
        Assert.Equal(
            Alerts().SelectMany(SignalsOf).Distinct().Order(StringComparer.Ordinal),
            (await MeasureAllAsync()).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_window_holds_two_measurements_so_that_one_may_be_lost_or_late()
    {
        var every = await MeasureAllAsync();

        Assert.All(
            Alerts().SelectMany(a => SignalsOf(a).Select(s => (Signal: s, Window: XmlConvert.ToTimeSpan(
                (string)a["window"]!)))),
            a => Assert.True(a.Window >= 2 * every[a.Signal], $"{a.Signal} within {a.Window}"));
    }

    /// <summary>Nothing is between two windows.</summary>
    [Fact]
    public void Every_moment_is_looked_at() => Assert.All(
        Alerts(),
        a => Assert.True(
            XmlConvert.ToTimeSpan((string)a["window"]!) >= XmlConvert.ToTimeSpan((string)a["evaluation"]!)));

    /// <summary>Each signal, and how often it is measured.</summary>
    private static async Task<Dictionary<string, TimeSpan>> MeasureAllAsync()
    {
        var every = new Dictionary<string, TimeSpan>();
        foreach (var (function, schedule) in Clock)
        {
            await using var lookout = await Lookout.OpenAsync();
            await lookout.MeasureAsync(function);
            foreach (var (name, _) in lookout.Insights.Numbers)
            {
                every.Add(name, IntervalOf(schedule));
            }
        }

        return every;
    }

    private static TimeSpan IntervalOf(string schedule) => Schedule().Match(schedule) is { Success: true } match
        ? TimeSpan.FromMinutes(match.Groups["minutes"] is { Length: > 0 } minutes ? int.Parse(minutes.Value, null) : 1)
        : throw new ArgumentException($"'{schedule}' is not so many minutes.", nameof(schedule));

    private static IEnumerable<string> SignalsOf(JsonNode alert) =>
        Signal().Matches((string)alert["query"]!).Select(m => m.Value);

    private static IEnumerable<JsonNode> Alerts() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(House.Root, "infra", "bicep", "alerts.json")))!.AsArray()
            .Select(a => a!);

    [GeneratedRegex(@"(?<=')programflows\.[^']+(?=')")]
    private static partial Regex Signal();

    [GeneratedRegex(@"^0 \*(/(?<minutes>[0-9]+))? \* \* \* \*$")]
    private static partial Regex Schedule();
}
