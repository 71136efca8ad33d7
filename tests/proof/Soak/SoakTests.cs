using Microsoft.Extensions.Logging.Abstractions;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using ProgramFlows.Tests.Proof.Worlds;
using ProgramFlows.Tests.Support;
using Xunit;

namespace ProgramFlows.Tests.Proof.Soak;

/// <summary>Decades of virtual time: <c>PROGRAMFLOWS_SOAK_YEARS</c> says how many.</summary>
public sealed class SoakTests
{
    private const int UsualYears = 20;
    private const int Networks = 25;
    private const int MonthsOfRun = 3;
    private const int YearsOfLife = 4;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly OrchestratorName<DateTimeOffset, int> Network = new("Network");
    private static readonly ActivityName<int, int> Remind = new("Remind");
    private static readonly EventName<int> Report = new("Report");
    private static readonly StartOptions Anew = new(InstanceIdReuse.WhenEnded);

    [Fact]
    public async Task Decades_pass_and_nothing_is_forgotten_repeated_or_left_behind()
    {
        using var folder = new TemporaryFolder();
        var ledger = new Ledger();
        var clock = new VirtualClock(Begin);
        var years = Seeds.Count("PROGRAMFLOWS_SOAK_YEARS", UsualYears);
        var started = 0;
        var largest = 0L;
        for (var year = 0; year < years; year++)
        {
            // Each year another process goes on.
            await using var engine = Open(folder.Path, clock, ledger, year % 2 == 0 ? 0 : 100_000_000);
            engine.Start();
            for (var i = 0; i < Networks; i++)
            {
                var asked = await engine.Client.StartAsync(Network, $"n{i}", Begin.AddYears(year), Anew, Cancellation);
                started += asked == StartResult.Started ? 1 : 0;
                await engine.Client.RaiseEventAsync($"n{i}", Report, year, $"report-{year}", Cancellation);
            }

            await new VirtualTime(engine, clock).PlayToAsync(Begin.AddYears(year + 1).AddDays(-1), Cancellation);
            Assert.Empty(ReplayCheck.Differences(folder.Path, Catalogue(ledger)));
            largest = Math.Max(largest, RowsOf(folder.Path));
        }

        // A start at each beginning of a life, a reminder in each of its months, and nothing of an earlier run is kept.
        var lives = Enumerable.Range(0, years).Count(y => y % YearsOfLife == 0);
        Assert.Null(ledger.Collision);
        Assert.Equal(lives * Networks, started);
        Assert.Equal(years * 12 * Networks, ledger.KeysByLabel().Values.Sum());
        Assert.Equal(ledger.KeysByLabel().Values.Sum(), ledger.Runs);
        Assert.InRange(largest, 1, Networks * MonthsOfRun * 4);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static EmbeddedEngine Open(string folder, VirtualClock clock, Ledger ledger, long liveBytes) =>
        EmbeddedEngine.Open(
            new EngineOptions { Folder = folder, Clock = clock, LiveOrchestratorBytes = liveBytes },
            Catalogue(ledger),
            NoServices.Instance,
            NullLoggerFactory.Instance);

    private static Catalogue Catalogue(Ledger ledger) => new Catalogue()
        .Orchestrator<DateTimeOffset, int>(Network.Value, RunAsync)
        .Activity<int, int>(Remind.Value, (context, month) =>
        {
            ledger.Run(context.IdempotencyKey);
            ledger.Do(context.IdempotencyKey, $"{context.InstanceId} {month}");
            return Task.FromResult(month);
        });

    /// <summary>Three months of a life of four years, each with a reminder on its tenth day.</summary>
    private static async Task<int> RunAsync(OrchestrationContext context, DateTimeOffset born)
    {
        var end = born.AddYears(YearsOfLife);
        var first = context.CurrentUtcDateTime < born ? born : context.CurrentUtcDateTime;
        var month = new DateTimeOffset(first.Year, first.Month, 1, 0, 0, 0, TimeSpan.Zero);
        using var cancellation = new CancellationTokenSource();
        for (var i = 0; i < MonthsOfRun; i++)
        {
            await context.CreateTimerAsync(month.AddDays(9));
            await context.CallActivityAsync(Remind, (month.Year * 12) + month.Month, RetryPolicy.None);
            month = month.AddMonths(1);
            if (month < end)
            {
                await context.CreateTimerAsync(month);
            }
        }

        if (month >= end)
        {
            // The year's last day is left, so that the next life begins with the next year.
            return await context.WaitForExternalEventAsync(Report);
        }

        context.ContinueAsNew(born);
        return 0;
    }

    private static long RowsOf(string folder)
    {
        using var database = new Database(Path.Combine(folder, JournalFolder.FileName), readOnly: true);
        return database.ReadInteger("SELECT count(*) FROM turns");
    }
}
