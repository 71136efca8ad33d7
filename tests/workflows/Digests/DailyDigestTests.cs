using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Digests;

/// <summary>When the digest sends, and what it hears in the middle of a morning.</summary>
public sealed class DailyDigestTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Thursday = new(2026, 10, 1);
    private static readonly TimeOnly Eight = new(8, 0);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_becomes_known_while_messages_go_out_counts_from_the_next_morning(bool fromAnOlderRelease)
    {
        var mornings = new List<DateOnly>();
        await PlayAsync(5, async (client, morning) =>
        {
            mornings.Add(morning.Morning.Day);
            if (mornings.Count == 1)
            {
                await AddHolidayAsync(client, Thursday.AddDays(1), fromAnOlderRelease);
            }

            return null;
        });

        // Friday became a holiday while Thursday's messages went out.
        Assert.Equal([Thursday, Thursday.AddDays(4)], mornings);
    }

    [Fact]
    public async Task It_comes_again_when_the_next_are_due_and_rests_when_nobody_waits()
    {
        var steps = new List<string>();
        var waits = new Queue<int?>([7, 0, 12, null, null]);
        await PlayAsync(1.5, (_, morning) =>
        {
            steps.Add(ThaiTime.LocalOf(morning.At).ToString("d HH:mm", null));
            return Task.FromResult(waits.Dequeue() is { } wait ? morning.At.AddMinutes(wait) : (DateTimeOffset?)null);
        });

        Assert.Equal(["1 08:00", "1 08:07", "1 08:07", "1 08:19", "2 08:00"], steps);
    }

    [Fact]
    public async Task What_its_day_s_end_has_left_the_next_morning_tells()
    {
        var days = new List<DateOnly>();
        await PlayAsync(1.5, (_, morning) =>
        {
            days.Add(morning.Morning.Day);
            return Task.FromResult<DateTimeOffset?>(morning.At.AddHours(6));
        });

        Assert.Equal(
            [Thursday, Thursday, Thursday, Thursday.AddDays(1), Thursday.AddDays(1)], days);
    }

    [Fact]
    public async Task An_hour_that_becomes_known_in_the_middle_of_a_morning_counts_at_once()
    {
        var hours = new List<string>();
        await PlayAsync(0.5, async (client, morning) =>
        {
            hours.Add($"{ThaiTime.LocalOf(morning.At):HH:mm} {morning.Morning.Hours.Count}");
            if (hours.Count > 1)
            {
                return null;
            }

            var year = new DigestYear([new DigestHour("late", Thursday, new TimeOnly(9, 0))], []);
            await client.RaiseEventAsync(DailyDigest.Id, DailyDigest.YearAdded, year, null, Cancellation);
            return morning.At.AddMinutes(5);
        });

        // What is put up until then for those whose hour it is goes out too.
        Assert.Equal(["08:00 0", "08:05 1", "09:00 1"], hours);
    }

    private static async Task PlayAsync(
        double days, Func<OrchestrationClient, SendMorningInput, Task<DateTimeOffset?>> send)
    {
        var clock = new VirtualClock(Start);
        EmbeddedEngine? running = null;
        await using var engine = running = EmbeddedEngine.Open(
            new EngineOptions { Clock = clock },
            new Catalogue()
                .AddOrchestrator(DailyDigest.Name, () => new DailyDigest(), DailyDigest.Version)
                .AddActivity(HandUpUnanswered.Name, _ => new NobodyIsSilent())
                .AddActivity(SendMorning.Name, _ => new Sends(m => send(running!.Client, m))),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        await engine.Client.StartAsync(
            DailyDigest.Name,
            DailyDigest.Id,
            new DailyDigestInput(Thursday, Eight, []),
            new StartOptions(InstanceIdReuse.WhenEnded),
            Cancellation);
        await new VirtualTime(engine, clock).PlayToAsync(Start.AddDays(days), Cancellation);
    }

    private static Task<RaiseEventResult> AddHolidayAsync(
        OrchestrationClient client, DateOnly day, bool fromAnOlderRelease) => fromAnOlderRelease
            ? client.RaiseEventAsync(DailyDigest.Id, DailyDigest.HolidaysAdded, [day], null, Cancellation)
            : client.RaiseEventAsync(
                DailyDigest.Id, DailyDigest.YearAdded, new DigestYear([], [day]), null, Cancellation);

    private sealed class NobodyIsSilent : Activity<HandUpUnansweredInput, int>
    {
        public override Task<int> RunAsync(ActivityContext context, HandUpUnansweredInput input) => Task.FromResult(0);
    }

    private sealed class Sends(Func<SendMorningInput, Task<DateTimeOffset?>> send)
        : Activity<SendMorningInput, SendMorningResult>
    {
        public override async Task<SendMorningResult> RunAsync(ActivityContext context, SendMorningInput input) =>
            new(await send(input));
    }
}
