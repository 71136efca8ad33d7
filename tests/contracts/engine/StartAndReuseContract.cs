using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Starts, and what happens when an id is taken.</summary>
public abstract class StartAndReuseContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    private static Catalogue Waiting => new Catalogue().Orchestrator(
        "Story",
        async (OrchestrationContext c, string input) => $"{input} {await c.Wait("E")}");

    [Fact]
    public async Task A_start_is_known_as_soon_as_it_is_answered()
    {
        await using var host = await StartHostAsync(Waiting);
        Assert.Equal(StartResult.Started, await StartAsync(host, InstanceIdReuse.Never));

        var state = await host.StateAsync();
        Assert.Equal(
            ("Story", "1.0", Start, null),
            (state.Name, state.Version, state.CreatedAt, state.CompletedAt));
        Assert.False(state.HasEnded);
    }

    [Theory]
    [InlineData(InstanceIdReuse.Never)]
    [InlineData(InstanceIdReuse.WhenEnded)]
    public async Task A_live_instance_is_never_replaced(InstanceIdReuse reuse)
    {
        await using var host = await PlayAsync(Waiting, "first");
        Assert.Equal(StartResult.AlreadyExists, await StartAsync(host, reuse, "second"));
        await host.SuspendAsync();
        Assert.Equal(StartResult.AlreadyExists, await StartAsync(host, reuse, "third"));
        await host.ResumeAsync();
        await host.RaiseAsync("E", "x");

        Assert.Equal("first x", await host.OutputAsync());
    }

    [Fact]
    public async Task An_ended_instance_is_kept_when_its_id_is_not_to_be_used_again()
    {
        await using var host = await PlayAsync(Waiting, "first");
        await host.RaiseAsync("E", "x");

        Assert.Equal(StartResult.AlreadyExists, await StartAsync(host, InstanceIdReuse.Never, "second"));
        Assert.Equal("first x", await host.OutputAsync());
    }

    [Fact]
    public async Task An_ended_instance_is_replaced_with_all_that_was_its()
    {
        await using var host = await StartHostAsync(new Catalogue().Orchestrator(
            "Story",
            async (OrchestrationContext c, string input) =>
            {
                c.SetCustomStatus(input.Length == 0 ? "first" : null);
                return $"{input} {await c.Wait("E")}";
            }));
        await host.StartAsync(tags: new Dictionary<string, string> { ["network"] = "17" });
        await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<string>("E"), "x", "key", Cancellation);
        await host.AdvanceAsync(Day);
        Assert.Equal(StartResult.Started, await StartAsync(host, InstanceIdReuse.WhenEnded, "second"));
        await host.SettleAsync();

        var state = await host.StateAsync();
        Assert.Equal(Start + Day, state.CreatedAt);
        Assert.Equal((null, null, null), (state.CustomStatus, state.Output, state.CompletedAt));
        Assert.Empty(state.Tags);
        Assert.Single(await host.TraceAsync());

        // The new instance has not had this key yet.
        await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<string>("E"), "y", "key", Cancellation);
        await host.SettleAsync();
        Assert.Equal("second y", await host.OutputAsync());
    }

    [Fact]
    public async Task Of_many_starts_at_once_one_wins()
    {
        await using var host = await StartHostAsync(Waiting);
        var results = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => StartAsync(host, InstanceIdReuse.WhenEnded, $"{i}")));

        Assert.Single(results, StartResult.Started);
    }

    [Fact]
    public async Task Ids_are_told_apart_byte_by_byte()
    {
        await using var host = await PlayAsync(Waiting, "lower");
        await host.StartAsync(id: HostSteps.Net.ToUpperInvariant(), input: "upper");
        await host.RaiseAsync("E", "x");

        Assert.Equal("lower x", await host.OutputAsync());
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync(HostSteps.Net.ToUpperInvariant()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@me")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("เครือข่าย")]
    public async Task An_id_that_not_every_engine_can_keep_is_refused(string id)
    {
        await using var host = await StartHostAsync(Waiting);

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(id: id));
    }

    [Fact]
    public async Task A_tag_that_is_too_long_is_refused_and_nothing_is_started()
    {
        await using var host = await StartHostAsync(Waiting);
        var tags = new Dictionary<string, string> { ["network"] = new('x', 101) };

        await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(tags: tags));
        Assert.Null(await host.Client.GetAsync(HostSteps.Net, Cancellation));
    }

    [Fact]
    public async Task A_tag_that_cannot_be_kept_as_it_is_is_refused()
    {
        await using var host = await StartHostAsync(Waiting);
        var half = ((char)0xd800).ToString();
        foreach (var (key, value) in new[] { ("", "17"), ($"net{half}", "17"), ("network", half), ("network", null!) })
        {
            var tags = new Dictionary<string, string> { [key] = value };
            await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(tags: tags));
            await Assert.ThrowsAsync<ArgumentException>(
                () => host.Client.QueryAsync(new OrchestrationQuery { Tags = tags }, Cancellation));
            await Assert.ThrowsAsync<ArgumentException>(
                () => host.Client.CountAsync(new OrchestrationQuery { Tags = tags }, Cancellation));
        }

        Assert.Null(await host.Client.GetAsync(HostSteps.Net, Cancellation));
    }

    // Half of a surrogate pair has no form in UTF-8, in which keys and names are kept: two would be taken for one.
    [Fact]
    public async Task A_key_or_name_that_cannot_be_kept_as_it_is_is_refused()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c => c.Wait("E")));
        string[] halves = [((char)0xd800).ToString(), ((char)0xd801).ToString(), $"{(char)0xdc00}{(char)0xd800}"];
        foreach (var half in halves.Append(new string('x', DeduplicationKey.Longest + 1)))
        {
            await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RaiseEventAsync(
                HostSteps.Net, new EventName<string>("E"), "x", half, Cancellation));
            Assert.Throws<ArgumentException>(() => new EventName<string>(half));
            Assert.Throws<ArgumentException>(() => new OrchestratorName<string, string>(half));
            Assert.Throws<ArgumentException>(() => new ActivityName<string, string>(half));
            await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync(id: half));
            Assert.Null(await host.Client.GetAsync(half, Cancellation));
        }

        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());
        Assert.Equal(
            RaiseEventResult.Accepted,
            await host.Client.RaiseEventAsync(
                HostSteps.Net,
                new EventName<string>("E"),
                "x",
                new string('x', DeduplicationKey.Longest),
                Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.0-beta")]
    [InlineData("1..2")]
    [InlineData("99999999999")]
    public void A_version_that_is_not_made_of_numbers_is_refused(string version) =>
        Assert.Throws<ArgumentException>(() => new Catalogue().Story("Story", c => c.Wait("E"), version));

    [Fact]
    public async Task Waiting_for_the_end_gives_the_final_state_before_and_after()
    {
        await using var host = await PlayAsync(Waiting, "a");
        var waiting = host.Client.WaitForCompletionAsync(HostSteps.Net, Cancellation);
        await host.RaiseAsync("E", "b");

        Assert.Equal("a b", (await waiting).ReadOutput<string>());
        Assert.Equal(
            "a b",
            (await host.Client.WaitForCompletionAsync(HostSteps.Net, Cancellation)).ReadOutput<string>());
        await Assert.ThrowsAsync<ArgumentException>(
            () => host.Client.WaitForCompletionAsync("nobody", Cancellation));
    }

    [Fact]
    public async Task Nothing_is_known_of_who_never_was()
    {
        await using var host = await StartHostAsync(Waiting);

        Assert.Null(await host.Client.GetAsync("nobody", Cancellation));
        Assert.Empty(await host.Client.GetHistoryAsync("nobody", Cancellation));
    }

    private static Task<StartResult> StartAsync(IEngineHost host, InstanceIdReuse reuse, string input = "") =>
        host.Client.StartAsync(
            new OrchestratorName<string, string>("Story"), HostSteps.Net, input, new StartOptions(reuse), Cancellation);
}
