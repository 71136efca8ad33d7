using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What a network asks for waits for whoever may grant it, until it is answered or falls away.</summary>
public abstract class RequestsTests(StoreHouse house) : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Theory]
    [InlineData(TaskAction.AskForTime, "province-50", "TimeAsked")]
    [InlineData(TaskAction.AskForWaiver, "office-north", "WaiverAsked")]
    public async Task A_request_stands_in_the_queue_of_whoever_may_grant_it_and_they_are_told(
        TaskAction asks, string decider, string told)
    {
        await AskAsync(asks);

        var asked = Assert.Single(await QueueOfAsync(decider));
        Assert.Equal(
            (asks, "คุณ nok", "ถนนขาด", asks == TaskAction.AskForTime ? TaskActions.NewDueOn : (DateOnly?)null),
            (asked.Request.Asks, asked.Request.By, asked.Request.Reason, asked.Request.WantedOn));
        Assert.Equal([$"คุณ {decider}"], asked.Request.Deciders);
        foreach (var other in (string[])["nok", "province-50", "office-north", "province-90", "office-south"])
        {
            Assert.Equal(other == decider, (await QueueOfAsync(other)).Count > 0);
        }

        Assert.Contains($"01:00 Notice {told} task {decider}", await house.EntriesAsync());
        Assert.Contains($"01:00 Action {told} task", await house.EntriesAsync());
    }

    [Theory]
    [InlineData(TaskAction.AskForTime, TaskAction.Extend)]
    [InlineData(TaskAction.AskForTime, TaskAction.RefuseTime)]
    [InlineData(TaskAction.AskForTime, TaskAction.Submit)]
    [InlineData(TaskAction.AskForTime, TaskAction.Waive)]
    [InlineData(TaskAction.AskForTime, TaskAction.Lapse)]
    [InlineData(TaskAction.AskForWaiver, TaskAction.Waive)]
    [InlineData(TaskAction.AskForWaiver, TaskAction.RefuseWaiver)]
    [InlineData(TaskAction.AskForWaiver, TaskAction.Submit)]
    [InlineData(TaskAction.AskForWaiver, TaskAction.Lapse)]
    public async Task A_request_is_answered_or_falls_away(TaskAction asks, TaskAction then)
    {
        await AskAsync(asks);

        Assert.Equal(CommandResult.Done, await house.DoAsync(then, StoreHouse.Command("then", minute: 1)));

        Assert.Empty(await QueueOfAsync("province-50"));
        Assert.Empty(await QueueOfAsync("office-north"));
        Assert.Equal([" | "], house.Ask("SELECT \"TimeAsked_By\", \"WaiverAsked_By\" FROM tasks"));
    }

    [Fact]
    public async Task Two_different_requests_wait_side_by_side_and_one_is_answered_alone()
    {
        await AskAsync(TaskAction.AskForTime);
        Assert.Equal(
            CommandResult.Done, await house.DoAsync(TaskAction.AskForWaiver, StoreHouse.Command("waiver")));

        await house.DoAsync(TaskAction.RefuseTime, StoreHouse.Command("no", minute: 1));

        Assert.Empty(await QueueOfAsync("province-50"));
        Assert.Single(await QueueOfAsync("office-north"));
    }

    [Fact]
    public async Task Two_coordinators_who_ask_at_the_same_moment_ask_once()
    {
        await house.BringToAsync(WorkTaskStatus.Open);

        var results = await Task.WhenAll(((string[])["nok", "somchai"]).Select(
            p => house.DoAsync(TaskAction.AskForWaiver, StoreHouse.Command($"by-{p}", actor: p))));

        Assert.Equal(
            [CommandResult.Done, CommandResult.Refused(Refusal.AskedAlready)], results.OrderBy(r => r.Outcome));
    }

    [Fact]
    public async Task A_refusal_reaches_the_network_with_its_reason_and_the_due_date_stands()
    {
        await AskAsync(TaskAction.AskForTime);

        await house.DoAsync(TaskAction.RefuseTime, StoreHouse.Command("no", minute: 1));

        var seen = await SeenAsync("nok");
        Assert.Equal(("TimeRefused", "ทำได้ทัน"), (seen.Story[^1].Action, seen.Story[^1].Reason));
        Assert.Equal(StoreHouse.DueOn, seen.Card.DueOn);
        Assert.Contains(TaskAction.AskForTime, seen.May);
        Assert.Contains("01:01 Notice TimeRefused task nok", await house.EntriesAsync());
    }

    [Fact]
    public async Task Whoever_is_told_of_a_request_that_was_answered_before_the_morning_hears_nothing()
    {
        await AskAsync(TaskAction.AskForTime);
        await house.DoAsync(TaskAction.Extend, StoreHouse.Command("yes", minute: 1));

        var digests = await house.BundleAsync(StoreHouse.Today, StoreHouse.Now.AddHours(1));

        Assert.DoesNotContain(digests, d => d.To.Id == new PersonId("province-50"));
    }

    private async Task AskAsync(TaskAction asks)
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        Assert.Equal(CommandResult.Done, await house.DoAsync(asks, StoreHouse.Command("asked")));
    }

    private async Task<IReadOnlyList<AskedTask>> QueueOfAsync(string person) => await house.Tasks.RequestsAsync(
        await ViewerAsync(person), StoreHouse.Now.AddMinutes(2), Stop);

    private async Task<SeenTask> SeenAsync(string person) => (await house.Tasks.FindAsync(
        await ViewerAsync(person), new TaskId("task"), StoreHouse.Now.AddMinutes(2), Stop)).Task!;

    private async Task<Viewer> ViewerAsync(string person) =>
        (await house.Persons.FindAsync(new PersonId(person), Stop))!.Viewer;

    public sealed class InAFolder() : RequestsTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : RequestsTests(StoreHouse.On(server));
}
