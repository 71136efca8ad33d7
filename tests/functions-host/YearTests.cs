using DurableTask.Core;
using ProgramFlows.Tests.DurableHub;
using ProgramFlows.Workflows.Programmes;
using Xunit;

namespace ProgramFlows.Tests.FunctionsHost;

/// <summary>A programme year on the running app: the clock's functions, and what follows from them.</summary>
public sealed class YearTests(RunningApp app)
{
    private const string Year = "year-honest-society-2570";
    private const string Timer = """{"ScheduleStatus":null,"Schedule":{"AdjustForDST":true},"IsPastDue":false}""";

    private static readonly DateTimeOffset Opening = ThaiTime.StartOf(RunningApp.Programme.Year.FirstDay);

    [Fact]
    public async Task The_clock_starts_the_year_once()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening);
        await app.InvokeAsync("years", Timer, hub.Client);
        await app.InvokeAsync("years", Timer, hub.Client);

        Assert.Equal("ProgrammeYear", hub.StateOf(Year)!.Name);
        Assert.Equal(OrchestrationStatus.Pending, hub.StateOf(Year)!.OrchestrationStatus);
    }

    [Theory]
    [InlineData("outbox")]
    [InlineData("blocked")]
    [InlineData("measure-archive")]
    [InlineData("measure-instances")]
    [InlineData("measure-messages")]
    [InlineData("measure-outbox")]
    public async Task Whatever_else_the_clock_asks_for_runs_to_its_end(string function)
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening);

        Assert.Null((await app.InvokeAsync(function, Timer, hub.Client))?.Json is { Length: > 0 } said ? said : null);
    }

    [Fact]
    public async Task A_year_opens_its_networks_first_tasks_and_the_morning_tells_of_them()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening.AddDays(-1));
        using var dispatcher = new HubDispatcher(hub.Hub, new InvokedFunctions(app, hub));
        await app.InvokeAsync("years", Timer, hub.Client);
        await dispatcher.StartAsync();
        await hub.AdvanceToAsync(Opening.AddDays(7));
        await dispatcher.KillAsync();

        var standing = hub.Hub.Read(
            instances => instances.Values.Select(i => $"{i.State!.Name} {i.State.OrchestrationStatus}").Distinct());
        Assert.Equal(
            ["DailyDigest Running", "NetworkCycle Running", "ProgrammeYear Running", "TaskFollowUp Running"],
            standing.Order(StringComparer.Ordinal));
        Assert.NotEmpty(app.Messages());
    }
}
