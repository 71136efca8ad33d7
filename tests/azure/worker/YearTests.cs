using DurableTask.Core.History;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Functions.Durable.Wire;
using ProgramFlows.Tests.DurableHub;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Tasks;
using Xunit;

using OrchestrationStatus = DurableTask.Core.OrchestrationStatus;

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
        await dispatcher.StartAsync();
        await app.InvokeAsync("years", Timer, hub.Client);
        await hub.AdvanceToAsync(Opening.AddDays(7));
        await dispatcher.KillAsync();

        var standing = hub.Hub.Read(
            instances => instances.Values.Select(i => $"{i.State!.Name} {i.State.OrchestrationStatus}").Distinct());
        Assert.Equal(
            ["DailyDigest Running", "NetworkCycle Running", "ProgrammeYear Running", "TaskFollowUp Running"],
            standing.Order(StringComparer.Ordinal));
        Assert.All(hub.Hub.Read(i => i.Values.ToList()), i => Assert.Null(ShownStatus.Open(i.State!.Status).Problem));
        Assert.NotEmpty(app.Messages());
    }

    [Fact]
    public async Task A_network_that_is_taken_in_later_is_announced_by_the_clock_and_begins_its_year()
    {
        const string late = "500102";
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening);
        using var dispatcher = new HubDispatcher(hub.Hub, new InvokedFunctions(app, hub));
        await dispatcher.StartAsync();
        await app.InvokeAsync("years", Timer, hub.Client);
        await hub.AdvanceToAsync(Opening.AddHours(1));
        await app.TakeInAsync(late);
        await app.InvokeAsync("outbox", Timer, hub.Client);
        await hub.Hub.WhenIdleAsync();
        await dispatcher.KillAsync();

        var cycle = hub.StateOf(
            InstanceIds.CycleOf(RunningApp.Programme.Id, RunningApp.Programme.FiscalYear, new NetworkCode(late)));
        Assert.Equal(OrchestrationStatus.Running, cycle?.OrchestrationStatus);
    }

    [Fact]
    public async Task What_the_store_refuses_for_good_is_asked_for_once_and_fails_the_run_with_the_reason()
    {
        var host = app.Host;
        await using var hub = await HubSite.StartAsync(Opening);
        using var dispatcher = new HubDispatcher(hub.Hub, new InvokedFunctions(app, hub));
        await dispatcher.StartAsync();
        var programme = RunningApp.Programme;
        var input = new NetworkCycleInput(
            programme.Id,
            programme.FiscalYear,
            new NetworkCode("000000"),
            NetworkPlan.For(programme, programme.Year.FirstDay),
            FollowUpRules.Of(programme));
        hub.Start("NetworkCycle", "network-honest-society-2570-000000", Payload.Write(input));
        await hub.AdvanceToAsync(Opening.AddDays(31));
        await dispatcher.KillAsync();

        var followed = hub.Hub.Read(
            instances => instances.Values.Where(i => i.State!.Name == "TaskFollowUp" && i.HasEnded).ToList());
        Assert.NotEmpty(followed);
        Assert.All(followed, run =>
        {
            var failure = CodedFailureException.Read(run.State!.FailureDetails!.ErrorMessage)!;
            Assert.Single(run.History.OfType<TaskScheduledEvent>());
            Assert.Equal(typeof(UnknownNetworkException).FullName, failure.InnerFailure?.ErrorType);
            Assert.True(failure.InnerFailure?.IsPermanent);
        });
    }
}
