using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Engine.Runtime.Storage;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>What large payloads come to together: a row of the journal has an end, and an instance a way out.</summary>
public sealed class LargePayloadTests
{
    private const int Megabyte = 1024 * 1024;

    private static readonly string Large = new('x', Payload.LargestBytes - 2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_held_fan_in_of_large_payloads_goes_on_in_rows_of_bounded_size()
    {
        await using var host = await HeldBeforeLargeEventsAsync();
        await host.ResumeAsync();

        Assert.Equal($"{25L * Large.Length}", await host.OutputAsync());
        Assert.InRange(LongestRow(host), 16 * Megabyte, 24 * Megabyte);
    }

    [Fact]
    public async Task A_held_fan_in_of_large_payloads_can_be_terminated()
    {
        await using var host = await HeldBeforeLargeEventsAsync();

        Assert.Equal(ControlResult.Done, await host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation));
        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync());
        Assert.Equal(ControlResult.Done, await host.Client.PurgeAsync(HostSteps.Net, Cancellation));
    }

    [Fact]
    public async Task A_turn_that_hands_on_too_much_is_not_kept_until_a_release_hands_on_less()
    {
        await using var host = new EmbeddedHost(Calling(22), EngineContract.Start);
        await host.StartAsync();

        Assert.Contains($"at most {64 * Megabyte} are kept", await host.ProblemAsync(), StringComparison.Ordinal);
        await host.RestartAsync(Calling(2));
        await host.SettleAsync();
        Assert.Equal("2", await host.OutputAsync());
    }

    [Fact]
    public void A_value_that_SQLite_does_not_take_is_never_written_as_nothing()
    {
        using var database = new Database(Database.InMemory, readOnly: false);
        using var select = database.Prepare("SELECT length(zeroblob(1000000001))");

        Assert.Equal(JournalError.TooLarge, Assert.Throws<JournalException>(() => select.Step()).Reason);
        using var insert = database.Prepare("SELECT ?");
        Assert.Throws<JournalException>(() => insert.Bind(2, "no such parameter"));
    }

    private static Catalogue Calling(int times) => new Catalogue()
        .Activity<string, int>("Work", (_, _) => Task.FromResult(1))
        .Story("Story", async c => $"{(await Task.WhenAll(Enumerable.Range(0, times).Select(
            _ => c.CallActivityAsync(new ActivityName<string, int>("Work"), Large, RetryPolicy.None)))).Sum()}");

    private static async Task<EmbeddedHost> HeldBeforeLargeEventsAsync()
    {
        var host = new EmbeddedHost(
            new Catalogue().Story("Story", async c =>
            {
                var sum = 0L;
                for (var i = 0; i < 25; i++)
                {
                    sum += (await c.Wait("E")).Length;
                }

                return $"{sum}";
            }),
            EngineContract.Start);
        await host.StartAsync();
        await host.SuspendAsync();
        for (var i = 0; i < 25; i++)
        {
            await host.PostAsync("E", Large);
        }

        return host;
    }

    private static long LongestRow(EmbeddedHost host)
    {
        using var database = new Database(Path.Combine(host.Folder, JournalCopy.FileName), readOnly: true);
        return database.ReadInteger("SELECT max(length(record)) FROM turns");
    }
}
