using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Deduplication keys of events, byte by byte.</summary>
public sealed class EventKeyTests
{
    private static readonly EventName<string> E = new("E");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Catalogue Collecting => new Catalogue().Story("Story", async c =>
    {
        var seen = new List<string>();
        while (await c.Wait("E") is { Length: > 0 } payload)
        {
            seen.Add(payload);
        }

        return string.Join(' ', seen);
    });

    [Theory]
    [InlineData("key", "KEY")]
    [InlineData("key", "key ")]
    [InlineData("", " ")]
    [InlineData("caf\u00e9", "cafe\u0301")]
    [InlineData("a\0b", "a\0c")]
    [InlineData("1", "01")]
    [InlineData("\U0001F33E", "\U0001F33F")]
    [InlineData("\ufffd", "\ufffd\ufffd")]
    public async Task Keys_that_differ_in_any_byte_are_two_events_and_equal_ones_are_one(string one, string other)
    {
        await using var host = new EmbeddedHost(Collecting, EngineContract.Start);
        await host.StartAsync();
        await RaiseAsync(host, "first", one);
        await RaiseAsync(host, "second", other);
        await host.RestartAsync(Collecting);
        await RaiseAsync(host, "first again", one);
        await RaiseAsync(host, "second again", other);
        await host.RaiseAsync("E", string.Empty);

        Assert.Equal("first second", await host.OutputAsync());
    }

    [Fact]
    public async Task A_key_counts_for_one_instance_and_through_all_its_runs()
    {
        var catalogue = new Catalogue().Orchestrator("Story", async (OrchestrationContext c, string input) =>
        {
            var seen = await c.Wait("E");
            if (input.Length == 0)
            {
                c.ContinueAsNew(seen);
            }

            return $"{input} {seen}";
        });
        await using var host = new EmbeddedHost(catalogue, EngineContract.Start);
        await host.StartAsync();
        await host.StartAsync(id: "other", input: "other:");
        await RaiseAsync(host, "1", "key");
        await RaiseAsync(host, "again", "key");
        await RaiseAsync(host, "1", "key", "other");
        await RaiseAsync(host, "2", "key 2");

        Assert.Equal("1 2", await host.OutputAsync());
        Assert.Equal("other: 1", await host.OutputAsync("other"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_event_that_came_too_late_in_the_batch_is_refused_and_its_key_with_it(bool held)
    {
        using var still = new StandingStill();
        await using var host = new EmbeddedHost(
            Collecting, EngineContract.Start, new EngineOptions { Probe = still.Probe });
        await host.StartAsync();
        if (held)
        {
            await host.SuspendAsync();
        }

        var other = still.Begin(host);
        var raised = host.Client.RaiseEventAsync(HostSteps.Net, E, "too late", "key", Cancellation);
        var terminated = host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation);
        still.End();

        Assert.Equal(StartResult.Started, await other);
        Assert.Equal(ControlResult.Done, await terminated);
        Assert.Equal(RaiseEventResult.AlreadyEnded, await raised);
        Assert.Equal(
            RaiseEventResult.AlreadyEnded,
            await host.Client.RaiseEventAsync(HostSteps.Net, E, "too late", "key", Cancellation));
    }

    [Fact]
    public async Task An_accepted_event_stays_accepted_when_its_instance_ends_without_it()
    {
        await using var host = new EmbeddedHost(Collecting, EngineContract.Start);
        await host.StartAsync();
        await host.SuspendAsync();
        await RaiseAsync(host, "kept", "key");
        await host.Client.TerminateAsync(HostSteps.Net, "enough", Cancellation);

        await RaiseAsync(host, "kept", "key");
    }

    private static async Task RaiseAsync(EmbeddedHost host, string payload, string key, string id = HostSteps.Net)
    {
        Assert.Equal(
            RaiseEventResult.Accepted, await host.Client.RaiseEventAsync(id, E, payload, key, Cancellation));
        await host.SettleAsync();
    }
}
