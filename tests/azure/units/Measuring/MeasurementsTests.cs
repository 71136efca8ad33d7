using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Notices;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Functions.Measuring;

/// <summary>What is measured, as it arrives.</summary>
[Collection("Whatever is measured in this process is heard by all who listen")]
public sealed class MeasurementsTests : IAsyncLifetime
{
    private static readonly Network SriPhum = new(
        new NetworkCode("500101"), "ศรีภูมิ", "เมือง", "50", "เชียงใหม่", "north");

    private Lookout _lookout = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _lookout = await Lookout.OpenAsync();

    public ValueTask DisposeAsync() => _lookout.DisposeAsync();

    [Fact]
    public async Task An_empty_outbox_does_not_lag_and_says_so()
    {
        await _lookout.MeasureAsync("measure-outbox");

        Assert.Equal([("programflows.outbox.lag", 0)], _lookout.Insights.Numbers);
    }

    [Fact]
    public async Task What_was_left_in_the_outbox_ages_until_it_is_raised()
    {
        await TakeInAsync();
        _lookout.Clock.Advance(TimeSpan.FromSeconds(700));

        await _lookout.MeasureAsync("measure-outbox");

        Assert.Equal([("programflows.outbox.lag", 700)], _lookout.Insights.Numbers);
    }

    [Fact]
    public async Task A_message_that_was_refused_is_counted_for_an_hour()
    {
        await RefuseAsync();

        await _lookout.MeasureAsync("measure-messages");
        _lookout.Clock.Advance(TimeSpan.FromHours(1));
        await _lookout.MeasureAsync("measure-messages");
        _lookout.Clock.Advance(TimeSpan.FromTicks(1));
        await _lookout.MeasureAsync("measure-messages");

        Assert.Equal([1, 1, 0], Measured("programflows.messages.failed"));
        Assert.Equal([1, 1, 1], Measured("programflows.messages.bounced"));
    }

    [Fact]
    public async Task A_message_that_came_back_is_counted_for_a_day()
    {
        await RefuseAsync();

        _lookout.Clock.Advance(TimeSpan.FromDays(1));
        await _lookout.MeasureAsync("measure-messages");
        _lookout.Clock.Advance(TimeSpan.FromTicks(1));
        await _lookout.MeasureAsync("measure-messages");

        Assert.Equal([1, 0], Measured("programflows.messages.bounced"));
    }

    [Fact]
    public async Task A_message_in_doubt_is_counted_and_so_is_one_that_waits()
    {
        await RefuseAsync(CarrierVerdict.Unknown);
        await _lookout.MeasureAsync("measure-messages");

        Assert.Equal([1], Measured("programflows.messages.unknown"));
        Assert.Equal([0], Measured("programflows.messages.waiting"));
    }

    [Fact]
    public async Task A_held_channel_is_one_and_what_waits_for_it_is_counted()
    {
        await _lookout.MeasureAsync("measure-messages");
        await _lookout.HoldAsync("A key that is refused.");
        await RefuseAsync();

        await _lookout.MeasureAsync("measure-messages");

        Assert.Equal([0, 1], Measured("programflows.channels.held"));
        Assert.Equal([0, 1], Measured("programflows.messages.waiting"));
        Assert.Equal([0, 0], Measured("programflows.messages.bounced"));
    }

    [Fact]
    public async Task Instances_that_need_help_or_missed_their_timer_are_counted()
    {
        var (soon, late) = (_lookout.Clock.GetUtcNow().AddMinutes(-15), _lookout.Clock.GetUtcNow().AddMinutes(-16));
        foreach (var status in Enum.GetValues<OrchestrationStatus>())
        {
            _lookout.Instances.Add(status);
            _lookout.Instances.Add(status, soon);
            _lookout.Instances.Add(status, late);
        }

        _lookout.Instances.Add(OrchestrationStatus.Suspended, problem: "does not fit");
        await _lookout.MeasureAsync("measure-instances");

        // Blocked and failed, three of each, and one that is held while blocked; of those that run or have yet to, the
        // one that is late.
        Assert.Equal(
            [("programflows.instances.blocked", 7), ("programflows.instances.stuck", 2)], _lookout.Insights.Numbers);
    }

    [Theory]
    [InlineData("digest", 21, 0)]
    [InlineData("digest", 22, 1)]
    [InlineData("task-1", 22, 0)]
    public async Task A_digest_whose_next_morning_is_absurdly_far_ahead_is_stuck(string id, int days, double stuck)
    {
        _lookout.Instances.Add(OrchestrationStatus.Running, _lookout.Clock.GetUtcNow().AddDays(days), id);

        await _lookout.MeasureAsync("measure-instances");

        Assert.Equal(("programflows.instances.stuck", stuck), _lookout.Insights.Numbers.Last());
    }

    [Fact]
    public async Task When_instances_cannot_be_counted_that_is_no_zero()
    {
        _lookout.Instances.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => _lookout.MeasureAsync("measure-instances"));

        Assert.Empty(_lookout.Insights.Arrived);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("The container does not say that it has an immutability policy.", 1)]
    public async Task An_archive_that_is_not_shown_to_be_protected_is_not(string? gap, double measured)
    {
        _lookout.Archive.Gap = gap;

        await _lookout.MeasureAsync("measure-archive");

        Assert.Equal([("programflows.archive.unprotected", measured)], _lookout.Insights.Numbers);
    }

    [Fact]
    public async Task Of_an_archive_that_cannot_be_asked_nothing_is_told_and_the_log_hears_why()
    {
        _lookout.Archive.IsAway = true;

        await Assert.ThrowsAsync<IOException>(() => _lookout.MeasureAsync("measure-archive"));

        Assert.Empty(_lookout.Insights.Arrived);
    }

    private IEnumerable<double> Measured(string name) =>
        _lookout.Insights.Numbers.Where(n => n.Name == name).Select(n => n.Value);

    private Task<RosterChanges> TakeInAsync() => _lookout.Host.Services
        .GetRequiredService<INetworkDirectory>().TakeInAsync(
        new Roster(
            [SriPhum],
            [new Person(new PersonId("nok"), "นก", "nok@example.org", Language.Th)],
            [new Appointment(new PersonId("nok"), Role.Coordinator, SriPhum.Code.Value, "honest-society")],
            [new Enrolment("honest-society", 2570, SriPhum, new DateOnly(2026, 12, 1))]),
        _lookout.Clock.GetUtcNow(),
        Actor.Operator,
        Stop);

    private async Task RefuseAsync(CarrierVerdict verdict = CarrierVerdict.Bounced)
    {
        var (services, now) = (_lookout.Host.Services, _lookout.Clock.GetUtcNow());
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await TakeInAsync();
        await services.GetRequiredService<ITaskDesk>().OpenAsync(
            new NewTask(
                InstanceIds.TaskOf("honest-society", 2570, SriPhum.Code, "task"),
                SriPhum.Code,
                1,
                new LocalizedText("งาน", "Task"),
                today,
                today,
                false),
            now,
            Stop);
        var board = services.GetRequiredService<INoticeBoard>();
        var message = Assert.Single((await board.BundleAsync(Morning.AtOnce(today), now, 10, Stop)).Messages);
        var ledger = services.GetRequiredService<IDeliveryLedger>();
        var begun = await ledger.BeginAsync(
            new OutgoingMessage(message.MessageKey, message.To.Id, MessageKind.Digest, message.To.Email, true),
            new Channel("folder", false, true, "https://one.example.org/"),
            now,
            Stop);
        if (begun == MessageState.Sending)
        {
            await ledger.NoteAsync(message.MessageKey, null, new CarrierAnswer(verdict), now, Stop);
        }
    }
}
