using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Activities that throw where nothing awaits them, and logs that cannot be written.</summary>
public sealed class StrangeActivitiesTests
{
    private static readonly EngineOptions OneWorker = new() { MaxConcurrentActivities = 1 };

    [Fact]
    public async Task A_failed_activity_is_told_in_the_log_with_its_cause()
    {
        using var log = new ToldLog();
        await using var host = new EmbeddedHost(
            Failing(() => new IOException("smtp down", new DreadfulException())),
            EngineContract.Start,
            OneWorker,
            loggers: log);
        await host.StartAsync();
        await host.FailureAsync();

        Assert.Contains(log.Lines, l => l.Contains("Mail", StringComparison.Ordinal)
            && l.Contains("smtp down", StringComparison.Ordinal)
            && l.Contains(nameof(DreadfulException), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_that_throws_takes_neither_the_engine_nor_a_worker()
    {
        using var log = new FailingLog();
        await using var host = new EmbeddedHost(
            Failing(() => new IOException("smtp down"))
                .Echoes("Work").Story("Works", c => c.Call("Work", "done")).Story("Blocked", c => c.Call("Nothing")),
            EngineContract.Start,
            OneWorker,
            loggers: log);
        await host.StartAsync();
        await host.FailureAsync();
        await host.StartAsync("Blocked", "blocked");
        await host.ProblemAsync("blocked");
        await host.StartAsync("Works", "works");

        Assert.Equal("done", await host.OutputAsync("works"));
    }

    private static Catalogue Failing(Func<Exception> failure) =>
        new Catalogue().Fails("Mail", failure).Story("Story", c => c.Call("Mail"));
}
