using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>The small value that an orchestrator shows to the outside.</summary>
public abstract class CustomStatusContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    [Trait("Experiment", "E25")]
    public async Task The_value_set_last_in_a_turn_is_shown_and_stays()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                c.SetCustomStatus("first");
                c.SetCustomStatus(new { phase = "Q1", red = 2 });
                await c.Wait("E");
                return await c.Wait("E");
            }));
        Assert.Equal("""{"phase":"Q1","red":2}""", (await host.StateAsync()).CustomStatus);

        await host.RaiseAsync("E", "x");
        Assert.Equal("""{"phase":"Q1","red":2}""", (await host.StateAsync()).CustomStatus);
        await host.RaiseAsync("E", "x");
        Assert.Equal("""{"phase":"Q1","red":2}""", (await host.StateAsync()).CustomStatus);
    }

    [Fact]
    public async Task Nothing_is_shown_until_something_is_set_and_null_takes_it_away()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            async c =>
            {
                await c.Wait("E");
                c.SetCustomStatus("shown");
                await c.Wait("E");
                c.SetCustomStatus<string>(null);
                return await c.Wait("E");
            }));
        Assert.Null((await host.StateAsync()).CustomStatus);
        await host.RaiseAsync("E", "x");
        Assert.Equal("shown", (await host.StateAsync()).ReadCustomStatus<string>());
        await host.RaiseAsync("E", "x");
        Assert.Null((await host.StateAsync()).CustomStatus);
    }

    [Fact]
    [Trait("Experiment", "E26")]
    public async Task The_next_run_shows_the_value_of_the_one_before_until_it_sets_one()
    {
        await using var host = await PlayAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                if (input == "next")
                {
                    await c.Wait("E");
                    c.SetCustomStatus<string>(null);
                    return await c.Wait("E");
                }

                c.SetCustomStatus("old");
                c.ContinueAsNew("next");
                return "ignored";
            }));
        Assert.Equal("old", (await host.StateAsync()).ReadCustomStatus<string>());
        await host.RaiseAsync("E", "x");
        Assert.Null((await host.StateAsync()).CustomStatus);
    }

    [Fact]
    public async Task A_value_that_is_too_large_is_refused_and_the_one_before_stays()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story",
            c =>
            {
                c.SetCustomStatus("small");
                try
                {
                    c.SetCustomStatus(new string('x', 16 * 1024));
                    return Task.FromResult("taken");
                }
                catch (ArgumentException)
                {
                    return Task.FromResult("refused");
                }
            }));

        Assert.Equal("refused", await host.OutputAsync());
        Assert.Equal("small", (await host.StateAsync()).ReadCustomStatus<string>());
    }
}
