using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Two processes on one database: whatever both do, it comes out as if one had done it.</summary>
public sealed class TwoProcessesTests : IAsyncDisposable
{
    private static readonly Morning Today = Morning.AtOnce(StoreHouse.Today);

    private readonly StoreHouse _one;
    private readonly StoreHouse _other;

    public TwoProcessesTests(DatabaseServer server)
    {
        _one = StoreHouse.On(server);
        _other = _one.Beside();
    }

    public static TheoryData<TaskAction> EveryAction => [.. Enum.GetValues<TaskAction>()];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Fact]
    public async Task What_one_did_the_other_knows()
    {
        await _one.BringToAsync(WorkTaskStatus.Submitted);

        Assert.Equal(CommandResult.Done, await _other.DoAsync(TaskAction.Accept, StoreHouse.Command("accepted")));

        Assert.Equal(
            CommandResult.Refused(Refusal.ClosedAlready),
            await _one.DoAsync(TaskAction.Return, StoreHouse.Command("too-late")));
        Assert.Equal(await _one.EverythingAsync(), await _other.EverythingAsync());
    }

    [Theory]
    [MemberData(nameof(EveryAction))]
    public async Task A_command_that_reaches_both_at_the_same_moment_is_done_once(TaskAction action)
    {
        await _one.BringToAsync(action);

        var results = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(i => Either(i).DoAsync(action, StoreHouse.Command("twice", minute: 7))));

        Assert.All(results, r => Assert.Equal(CommandResult.Done, r));
        Assert.Single(await _one.EntriesAsync(), h => h.StartsWith("01:07 Action", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_that_both_open_is_opened_once_and_told_once()
    {
        await _one.SettleAsync();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Either(i).OpenTaskAsync($"task-{i / 2}")));

        Assert.Equal(50, (await _one.Simulation.WaitingAsync(Stop)).Count);
        var entries = await _one.EntriesAsync();
        Assert.Equal(50, entries.Count(h => h.Contains("Action Opened", StringComparison.Ordinal)));
        Assert.Equal(50 * 2, entries.Count(h => h.Contains("Notice Opened", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Of_two_who_review_in_different_processes_one_is_told_it_was_too_late()
    {
        const int tasks = 40;
        await _one.SettleAsync();
        await Task.WhenAll(Enumerable.Range(0, tasks).Select(async i =>
        {
            await _one.OpenTaskAsync($"task-{i}");
            await _one.DoAsync(TaskAction.Submit, StoreHouse.Command($"submit-{i}", $"task-{i}"));
        }));

        var pairs = await Task.WhenAll(Enumerable.Range(0, tasks).Select(i => Task.WhenAll(
            _one.DoAsync(TaskAction.Accept, StoreHouse.Command($"accept-{i}", $"task-{i}", "province-50")),
            _other.DoAsync(TaskAction.Return, StoreHouse.Command($"return-{i}", $"task-{i}", "province-50")))));

        Assert.All(
            pairs, p => Assert.Equal([CommandOutcome.Done, CommandOutcome.Refused], p.Select(r => r.Outcome).Order()));
        Assert.Equal(tasks * 2, (await _one.TaskEventsAsync()).Count);
    }

    [Fact]
    public async Task Events_of_a_task_stand_in_the_order_of_its_commands_whoever_took_them()
    {
        await _one.BringToAsync(WorkTaskStatus.Open);
        for (var i = 0; i < 20; i++)
        {
            await Either(i / 3).DoAsync(TaskActions.BackAndForth(i), StoreHouse.Command($"c-{i:00}"));
        }

        var rows = await _other.TaskEventsAsync();

        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => $"c-{i:00}"), rows.Select(r => StoreHouse.HappeningOf(r).Id.Value));
    }

    [Fact]
    public async Task Whoever_is_appointed_in_one_process_hears_of_what_the_other_does()
    {
        await _one.SettleAsync();
        await _other.OpenTaskAsync("before", network: SmallRoster.KoYo.Code.Value);
        await _one.Directory.TakeInAsync(
            new Roster(
                [],
                [SmallRoster.Of("new")],
                [SmallRoster.Is("new", Role.Coordinator, SmallRoster.KoYo.Code.Value)], []),
            StoreHouse.Now,
            Actor.Operator,
            Stop);

        await _other.OpenTaskAsync("after", network: SmallRoster.KoYo.Code.Value, minute: 5);

        Assert.Contains("01:05 Notice Opened after new", await _one.EntriesAsync());
    }

    [Fact]
    public async Task A_roster_that_both_take_in_at_the_same_moment_is_there_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Either(i).SettleAsync()));

        Assert.Equal(
            ["01:00 Action Enrolled 500101", "01:00 Action Enrolled 500102", "01:00 Action Enrolled 900101"],
            (await _one.EntriesAsync()).Where(h => h.Contains("Enrolled", StringComparison.Ordinal)));
        Assert.Equal(
            SmallRoster.Whole.Appointments.Count,
            (await _one.EntriesAsync()).Count(h => h.Contains("Appointed", StringComparison.Ordinal)));
        Assert.Single(await _one.Outbox.PendingAsync(10, Stop));
    }

    [Fact]
    public async Task Messages_that_one_is_sending_are_not_given_to_the_other()
    {
        await SettleWithNewsAsync();
        var digests = await BundleAsync(_one);
        Assert.Equal(["nok", "somchai", "yo"], digests.Select(d => d.To.Id.Value));

        // Whoever asks must not believe that there is nothing left: the one may end before it is done.
        await AssertOthersAsync(_other);
        await SendAsync(_one, digests);
        Assert.Null((await _other.Board.BundleAsync(Today, StoreHouse.Now.AddHours(1), 100, Stop)).NextAt);
    }

    [Fact]
    public async Task Both_send_at_the_same_time_and_nobody_gets_two_messages()
    {
        await SettleWithNewsAsync();
        var sent = new List<string>();

        await Task.WhenAll(SendAllAsync(_one), SendAllAsync(_other));

        Assert.Equal(
            ["digest-2026-11-24-nok", "digest-2026-11-24-somchai", "digest-2026-11-24-yo"],
            sent.Order(StringComparer.Ordinal));
        Assert.Equal((3, 0), Of((await _one.Progress.MessagesAsync(StoreHouse.Headquarters, 10, Stop))!));

        async Task SendAllAsync(StoreHouse house)
        {
            while (true)
            {
                var due = await house.Board.BundleAsync(Today, StoreHouse.Now.AddHours(1), 1, Stop);
                lock (sent)
                {
                    sent.AddRange(due.Messages.Select(d => d.MessageKey));
                }

                await SendAsync(house, due.Messages);
                if (due is { Messages.Count: 0, NextAt: null })
                {
                    return;
                }

                // The digest asks again a minute later, and so does this.
                await Task.Yield();
            }
        }

        static (int Sent, int Waiting) Of(MessageOutlook outlook) => (outlook.Sent, outlook.Waiting);
    }

    [Fact]
    public async Task What_a_process_that_ended_did_not_send_the_other_sends_under_the_same_key()
    {
        await SettleWithNewsAsync();
        var digests = await BundleAsync(_one);
        await _one.CloseAsync();
        await using var nearly = _one.Beside(new LateClock(TimeSpan.FromMinutes(14)));
        await using var later = _one.Beside(new LateClock(TimeSpan.FromMinutes(16)));

        await AssertOthersAsync(nearly);
        var taken = await BundleAsync(later);

        Assert.Equal(digests.Select(d => d.MessageKey), taken.Select(d => d.MessageKey));
        Assert.Equal(digests.SelectMany(d => d.Lines), taken.SelectMany(d => d.Lines));
    }

    [Fact]
    public async Task A_process_that_asks_again_for_its_messages_keeps_them()
    {
        await SettleWithNewsAsync();
        var clock = new LateClock(TimeSpan.Zero);
        await using var slow = _one.Beside(clock);
        await using var later = _one.Beside(new LateClock(TimeSpan.FromMinutes(16)));
        var digests = await BundleAsync(slow);

        clock.By = TimeSpan.FromMinutes(14);
        Assert.Equal(digests.Select(d => d.MessageKey), (await BundleAsync(slow)).Select(d => d.MessageKey));

        await AssertOthersAsync(later);
    }

    [Fact]
    public async Task News_does_not_join_a_message_that_the_other_is_sending_and_is_told_the_next_morning()
    {
        await SettleWithNewsAsync();
        var digests = await BundleAsync(_one);
        await _other.OpenTaskAsync("news", network: SmallRoster.KoYo.Code.Value, minute: 1);
        await AssertOthersAsync(_other);
        await SendAsync(_one, digests);

        var next = await _other.BundleAsync(StoreHouse.Today.AddDays(1), StoreHouse.Now.AddDays(1));

        Assert.Equal("news", Assert.Single(Assert.Single(next).Lines, l => l.News == NoticeKind.Opened).TaskId.Value);
    }

    private static Task<IReadOnlyList<DigestContent>> BundleAsync(StoreHouse house) =>
        house.BundleAsync(StoreHouse.Today, StoreHouse.Now.AddHours(1));

    /// <summary>All that is left is another process's: it may be there in a minute.</summary>
    private static async Task AssertOthersAsync(StoreHouse house)
    {
        var at = StoreHouse.Now.AddHours(1);
        var due = await house.Board.BundleAsync(Today, at, 100, Stop);
        Assert.Empty(due.Messages);
        Assert.Equal(at.AddMinutes(1), due.NextAt);
    }

    private static async Task SendAsync(StoreHouse house, IReadOnlyList<DigestContent> digests)
    {
        foreach (var digest in digests)
        {
            await house.NoteAsync(digest.MessageKey);
        }
    }

    private StoreHouse Either(int turn) => turn % 2 == 0 ? _one : _other;

    /// <summary>Three people have something to be told.</summary>
    private async Task SettleWithNewsAsync()
    {
        await _one.SettleAsync();
        await _one.OpenTaskAsync("first");
        await _other.OpenTaskAsync("second", network: SmallRoster.KoYo.Code.Value);
    }

    private sealed class LateClock(TimeSpan by) : TimeProvider
    {
        public TimeSpan By { get; set; } = by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
    }
}
