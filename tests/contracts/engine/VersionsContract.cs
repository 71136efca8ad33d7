using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>A run keeps the version it began with; the next run has the one that is registered then.</summary>
public abstract class VersionsContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static readonly Patch Politely = new("greets politely", "1.10");

    [Fact]
    public async Task A_run_keeps_its_version_through_a_deployment()
    {
        await using var host = await StartHostAsync(Release("1.9"));
        await host.StartAsync();

        await host.RestartAsync(Release("1.10"));
        await host.RaiseAsync("Go", "");

        Assert.Equal("hey in 1.9", (await host.StateAsync()).ReadOutput<string>());
        Assert.Equal("1.9", (await host.StateAsync()).Version);
    }

    [Fact]
    public async Task A_run_that_begins_after_the_deployment_takes_the_patch()
    {
        await using var host = await StartHostAsync(Release("1.10"));
        await host.StartAsync();

        await host.RaiseAsync("Go", "");

        Assert.Equal("good day in 1.10", (await host.StateAsync()).ReadOutput<string>());
    }

    [Fact]
    public async Task After_a_continue_as_new_the_newest_version_runs()
    {
        await using var host = await StartHostAsync(Release("1.9"));
        await host.StartAsync();

        await host.RestartAsync(Release("1.10"));
        await host.RaiseAsync("Again", "");
        await host.RaiseAsync("Go", "");

        Assert.Equal("good day in 1.10", (await host.StateAsync()).ReadOutput<string>());
    }

    [Fact]
    public async Task A_part_starts_in_the_version_that_is_registered_for_it()
    {
        await using var host = await StartHostAsync(
            Release("1.10").Story("Parent", c => c.Sub("Story", "part"), "3.0"));
        await host.StartAsync("Parent");
        Assert.Equal("1.10", (await host.StateAsync("part")).Version);
        await host.RestartAsync(Release("1.11").Story("Parent", c => c.Sub("Story", "part"), "3.0"));
        await host.RaiseAsync("Go", "", "part");

        Assert.Equal("good day in 1.10", await host.OutputAsync());
        Assert.Equal("1.10", (await host.StateAsync("part")).Version);
    }

    [Fact]
    public async Task A_patched_release_replays_what_began_before_it()
    {
        await using var host = await StartHostAsync(new Catalogue().Echoes("Hey", "GoodDay")
            .Story("Story", async c => await c.Call("Hey") + await c.Wait("Go"), "1.9"));
        await host.StartAsync();

        await host.RestartAsync(new Catalogue().Echoes("Hey", "GoodDay")
            .Story("Story", async c => await c.Call(c.Has(Politely) ? "GoodDay" : "Hey") + await c.Wait("Go"), "1.10"));
        await host.RaiseAsync("Go", "!");

        Assert.Equal(OrchestrationStatus.Completed, (await host.StateAsync()).Status);
    }

    private static Catalogue Release(string version) => new Catalogue().Story("Story", Greet, version);

    private static async Task<string> Greet(OrchestrationContext context)
    {
        var go = context.Wait("Go");
        var again = context.Wait("Again");
        if (await Task.WhenAny(go, again) == again)
        {
            context.ContinueAsNew("");
            return "";
        }

        return $"{(context.Has(Politely) ? "good day" : "hey")} in {context.Version}";
    }
}
