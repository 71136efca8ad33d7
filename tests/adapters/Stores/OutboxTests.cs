using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Every event that a command leaves is raised, in the order in which the commands were done.</summary>
public abstract class OutboxTests(StoreHouse house) : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task Events_stand_in_the_order_of_their_commands()
    {
        await OpenAsync();
        var commands = Enumerable.Range(0, 60)
            .Select(i => (
                Action: i % 2 == 0 ? TaskAction.Submit : TaskAction.Return,
                Command: StoreHouse.Command($"c-{i:00}")))
            .ToList();

        // All at once: they are done together, in few transactions.
        await Task.WhenAll(commands.Select(d => house.DoAsync(d.Action, d.Command)));

        var rows = await house.Outbox.PendingAsync(100, Stop);
        Assert.Equal(commands.Select(d => d.Command.Id), rows.Select(r => StoreHouse.HappeningOf(r).Id.Value));
        Assert.Equal(rows.Select(r => r.Id).Order(), rows.Select(r => r.Id));
        Assert.Equal(rows.Count, rows.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public async Task The_oldest_come_first_and_no_more_than_asked_for()
    {
        await ActAsync(5);

        Assert.Equal(["c-0", "c-1"], await PendingAsync(2));
    }

    [Fact]
    public async Task What_was_raised_is_taken_down_and_nothing_else()
    {
        await ActAsync(4);
        var rows = await house.Outbox.PendingAsync(10, Stop);

        await house.Outbox.MarkRaisedAsync([rows[0].Id, rows[2].Id], StoreHouse.Now, Stop);
        await house.Outbox.MarkRaisedAsync([rows[0].Id, rows[2].Id, 999_999], StoreHouse.Now, Stop);
        await house.Outbox.MarkRaisedAsync([], StoreHouse.Now, Stop);

        Assert.Equal(["c-1", "c-3"], await PendingAsync());
    }

    [Fact]
    public async Task After_a_restore_what_was_raised_since_is_raised_again_under_the_same_number()
    {
        await ActAsync(3);
        var rows = await house.Outbox.PendingAsync(10, Stop);
        foreach (var (minute, row) in rows.Index())
        {
            await house.Outbox.MarkRaisedAsync([row.Id], StoreHouse.Now.AddMinutes(minute), Stop);
        }

        Assert.Empty(await house.Outbox.PendingAsync(10, Stop));
        Assert.Equal(2, await house.Store.RaiseAgainAsync(StoreHouse.Now.AddMinutes(1), Stop));
        Assert.Equal(rows.Skip(1), await house.Outbox.PendingAsync(10, Stop));
        Assert.Equal(0, await house.Store.RaiseAgainAsync(StoreHouse.Now.AddMinutes(1), Stop));
    }

    [Fact]
    public async Task The_oldest_that_was_not_raised_says_since_when_it_waits()
    {
        await OpenAsync();
        Assert.Null(await house.Outbox.OldestPendingAsync(Stop));
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("c-0", minute: 5));
        await house.DoAsync(TaskAction.Return, StoreHouse.Command("c-1", minute: 7));

        Assert.Equal(StoreHouse.Now.AddMinutes(5), await house.Outbox.OldestPendingAsync(Stop));
        await house.Outbox.MarkRaisedAsync(
            [(await house.Outbox.PendingAsync(1, Stop))[0].Id], StoreHouse.Now.AddMinutes(9), Stop);
        Assert.Equal(StoreHouse.Now.AddMinutes(7), await house.Outbox.OldestPendingAsync(Stop));
    }

    [Fact]
    public async Task Networks_that_were_taken_in_wait_since_then()
    {
        await house.SettleAsync();

        Assert.Equal(StoreHouse.Now, await house.Outbox.OldestPendingAsync(Stop));
    }

    [Fact]
    public async Task Whoever_waits_hears_when_a_command_has_left_something()
    {
        await OpenAsync();
        var heard = house.Outbox.WhenFilledAsync(Stop);
        Assert.False(heard.IsCompleted);

        await house.DoAsync(TaskAction.Extend, StoreHouse.Command("c-0"));

        await heard;
        Assert.Equal(["c-0"], await PendingAsync());
    }

    [Fact]
    public async Task One_look_takes_all_that_stands_there()
    {
        await ActAsync(3);

        await house.Outbox.WhenFilledAsync(Stop);

        Assert.False(house.Outbox.WhenFilledAsync(Stop).IsCompleted);
    }

    [Fact]
    public async Task What_leaves_no_event_wakes_nobody()
    {
        await OpenAsync();
        var heard = house.Outbox.WhenFilledAsync(Stop);

        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("not-applicable"));
        await house.DoAsync(TaskAction.Lapse, StoreHouse.Command("lapsed"));

        Assert.False(heard.IsCompleted);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_told_to()
    {
        using var stopping = new CancellationTokenSource();
        var heard = house.Outbox.WhenFilledAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => heard);
    }

    /// <summary>Opens the task; that its network has joined was heard and raised.</summary>
    private async Task OpenAsync()
    {
        await house.BringToAsync(WorkTaskStatus.Open);
        await house.Outbox.WhenFilledAsync(Stop);
        var joined = Assert.Single(await house.Outbox.PendingAsync(10, Stop));
        await house.Outbox.MarkRaisedAsync([joined.Id], StoreHouse.Now, Stop);
    }

    private async Task ActAsync(int times)
    {
        await OpenAsync();
        for (var i = 0; i < times; i++)
        {
            await house.DoAsync(i % 2 == 0 ? TaskAction.Submit : TaskAction.Return, StoreHouse.Command($"c-{i}"));
        }
    }

    private async Task<IEnumerable<string>> PendingAsync(int most = 100) =>
        (await house.Outbox.PendingAsync(most, Stop)).Select(r => StoreHouse.HappeningOf(r).Id.Value);

    public sealed class InMemory() : OutboxTests(StoreHouse.InMemory());

    public sealed class InAFolder() : OutboxTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : OutboxTests(StoreHouse.On(server));
}
