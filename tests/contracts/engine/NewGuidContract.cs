using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Identifiers that are the same in every replay and on every host.</summary>
public abstract class NewGuidContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    [Trait("Experiment", "E8")]
    public async Task The_identifiers_are_those_of_durable_task()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", c => Task.FromResult($"{c.NewGuid()} {c.NewGuid()} {c.NewGuid()}")));

        Assert.Equal(
            "96e8e256-0230-5cd3-bfff-aa8d5d3c5e43 766416ec-a22f-532e-a1f9-6a8a5c7cacbc "
            + "22f785c5-6c55-5a45-9746-74e424d99772",
            await host.OutputAsync());
    }

    [Fact]
    [Trait("Experiment", "E8")]
    public async Task A_part_without_a_name_takes_the_next_one()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => Task.FromResult(c.InstanceId))
            .Story("Story", async c =>
            {
                var first = c.NewGuid();
                var child = c.Sub("Child");
                var third = c.NewGuid();
                return $"g={first} child={await child} g2={third}";
            }));

        Assert.Equal(
            "g=96e8e256-0230-5cd3-bfff-aa8d5d3c5e43 child=766416eca22f532ea1f96a8a5c7cacbc "
            + "g2=22f785c5-6c55-5a45-9746-74e424d99772",
            await host.OutputAsync());
    }

    [Fact]
    public async Task A_restart_in_the_middle_changes_none()
    {
        var catalogue = new Catalogue().Story("Story", async c =>
        {
            var before = c.NewGuid();
            await c.Sleep(Day);
            return $"{before} {c.NewGuid()}";
        });
        await using var undisturbed = await PlayAsync(catalogue);
        await undisturbed.AdvanceAsync(Day);
        await using var restarted = await PlayAsync(catalogue);
        await restarted.RestartAsync(catalogue);
        await restarted.AdvanceAsync(Day);

        var expected = await undisturbed.OutputAsync();
        Assert.Equal(expected, await restarted.OutputAsync());
        Assert.NotEqual(expected[..36], expected[37..]);
    }

    [Fact]
    public async Task Each_instance_has_its_own()
    {
        var catalogue = new Catalogue().Orchestrator("Story", async (OrchestrationContext c, string input) =>
        {
            if (input.Length == 0)
            {
                await c.Sleep(Day);
                c.ContinueAsNew($"{c.NewGuid()}");
            }

            return $"{input} {c.NewGuid()}";
        });
        await using var host = await PlayAsync(catalogue);
        await host.StartAsync(id: "net-2027");
        await host.AdvanceAsync(Day);

        // Durable Task tells runs apart by their moments alone, so two of one instance are compared by its own tests.
        var (one, two) = ((await host.OutputAsync()).Split(' '), (await host.OutputAsync("net-2027")).Split(' '));
        Assert.Empty(one.Intersect(two));
    }
}
