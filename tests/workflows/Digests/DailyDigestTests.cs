using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.Notices;
using Xunit;

namespace ProgramFlows.Tests.Workflows.Digests;

/// <summary>What the digest hears in the middle of a morning.</summary>
public sealed class DailyDigestTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Thursday = new(2026, 10, 1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_becomes_known_while_messages_go_out_counts_from_the_next_morning(bool fromAnOlderRelease)
    {
        var mornings = new List<DateOnly>();
        var clock = new VirtualClock(Start);
        EmbeddedEngine? running = null;
        await using var engine = running = EmbeddedEngine.Open(
            new EngineOptions { Clock = clock },
            new Catalogue()
                .AddOrchestrator(DailyDigest.Name, () => new DailyDigest())
                .AddActivity(SendDigests.Name, _ => new Sends(async morning =>
                {
                    mornings.Add(morning);
                    if (mornings.Count == 1)
                    {
                        await AddHolidayAsync(running!.Client, Thursday.AddDays(1), fromAnOlderRelease);
                    }
                })),
            NoServices.Instance,
            NullLoggerFactory.Instance);
        engine.Start();
        await engine.Client.StartAsync(
            DailyDigest.Name,
            DailyDigest.Id,
            new DailyDigestInput(Thursday, new TimeOnly(8, 0), []),
            new StartOptions(InstanceIdReuse.WhenEnded),
            Cancellation);

        await new VirtualTime(engine, clock).PlayToAsync(Start.AddDays(5), Cancellation);

        // Friday became a holiday while Thursday's messages went out.
        Assert.Equal([Thursday, Thursday.AddDays(4)], mornings);
    }

    private static Task<RaiseEventResult> AddHolidayAsync(
        OrchestrationClient client, DateOnly day, bool fromAnOlderRelease) => fromAnOlderRelease
            ? client.RaiseEventAsync(DailyDigest.Id, DailyDigest.HolidaysAdded, [day], null, Cancellation)
            : client.RaiseEventAsync(
                DailyDigest.Id, DailyDigest.YearAdded, new DigestYear([], [day]), null, Cancellation);

    private sealed class Sends(Func<DateOnly, Task> send) : Activity<SendDigestsInput, int>
    {
        public override async Task<int> RunAsync(ActivityContext context, SendDigestsInput input)
        {
            await send(input.Day);
            return 0;
        }
    }
}
