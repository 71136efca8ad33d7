using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Contracts;

/// <summary>Finding instances.</summary>
public abstract class QueryContract<THost> : HostContract<THost>
    where THost : IHostStart
{
    [Fact]
    public async Task A_query_without_conditions_finds_all_in_the_order_of_their_starts()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, new OrchestrationQuery(), "net-1", "net-2", "net-3", "year-1", "year-2");
    }

    [Fact]
    public async Task By_name_without_regard_to_case()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, new OrchestrationQuery { Name = "NETWORK" }, "net-1", "net-2", "net-3");
        await FindsAsync(host, new OrchestrationQuery { Name = "Net" });
    }

    [Fact]
    public async Task By_status()
    {
        await using var host = await FleetAsync();
        await host.SuspendAsync("net-1");

        await FindsAsync(host, new OrchestrationQuery { Statuses = [OrchestrationStatus.Suspended] }, "net-1");
        await FindsAsync(host, new OrchestrationQuery { Statuses = [OrchestrationStatus.Failed] }, "net-3");
        await FindsAsync(
            host,
            new OrchestrationQuery { Statuses = [OrchestrationStatus.Completed, OrchestrationStatus.Failed] },
            "net-2",
            "net-3");
    }

    [Fact]
    public async Task By_the_beginning_of_the_id_byte_by_byte()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, new OrchestrationQuery { InstanceIdPrefix = "year-" }, "year-1", "year-2");
        await FindsAsync(host, new OrchestrationQuery { InstanceIdPrefix = "year-2" }, "year-2");
        await FindsAsync(host, new OrchestrationQuery { InstanceIdPrefix = "Year" });
        await FindsAsync(host, new OrchestrationQuery { InstanceIdPrefix = "%" });
        await FindsAsync(
            host,
            new OrchestrationQuery { InstanceIdPrefix = string.Empty },
            "net-1",
            "net-2",
            "net-3",
            "year-1",
            "year-2");
    }

    [Fact]
    public async Task By_tags_all_of_which_must_fit()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, Tagged(("region", "north")), "net-1", "net-2");
        await FindsAsync(host, Tagged(("region", "north"), ("year", "2570")), "net-2");
        await FindsAsync(host, Tagged(("region", "North")));
        await FindsAsync(host, Tagged(("region", "2570")));
        Assert.Equal("north", (await host.StateAsync("net-1")).Tags["region"]);
    }

    [Fact]
    public async Task A_list_tells_as_much_of_an_instance_as_asking_for_it_does()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"), "2.3")
            .Story("Story", c => c.Sub("Child", "part"), "1.9"));
        await host.StartAsync(tags: new Dictionary<string, string> { ["region"] = "north", ["year"] = "2570" });

        var listed = (await host.Client.QueryAsync(new OrchestrationQuery(), Cancellation)).Items;
        Assert.Equal(
            ["Child 2.3 under net-2026: region=north year=2570", "Story 1.9 under : region=north year=2570"],
            listed.Select(Told).Order(StringComparer.Ordinal));
        foreach (var state in listed)
        {
            Assert.Equal(Told(await host.StateAsync(state.InstanceId)), Told(state));
        }

        static string Told(OrchestrationState state)
        {
            var tags = state.Tags.OrderBy(t => t.Key).Select(t => $"{t.Key}={t.Value}");
            return $"{state.Name} {state.Version} under {state.ParentInstanceId}: {string.Join(' ', tags)}";
        }
    }

    [Fact]
    public async Task By_the_moment_of_the_start_from_included_to_excluded()
    {
        await using var host = await FleetAsync();

        await FindsAsync(
            host, new OrchestrationQuery { CreatedFrom = Start + Day }, "net-2", "net-3", "year-1", "year-2");
        await FindsAsync(host, new OrchestrationQuery { CreatedTo = Start + Day }, "net-1");
        await FindsAsync(
            host, new OrchestrationQuery { CreatedFrom = Start + Day, CreatedTo = Start + 2 * Day }, "net-2");
    }

    [Fact]
    public async Task By_the_moment_of_the_last_change()
    {
        await using var host = await FleetAsync();
        await host.RaiseAsync("E", "again", "net-1");

        await FindsAsync(host, new OrchestrationQuery { UpdatedFrom = Start + 4 * Day }, "net-1", "year-2");
        await FindsAsync(host, new OrchestrationQuery { UpdatedTo = Start + 2 * Day }, "net-2");
        await FindsAsync(host, new OrchestrationQuery { UpdatedTo = Start + Day });
    }

    [Fact]
    public async Task By_the_moment_of_the_end()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, new OrchestrationQuery { CompletedFrom = Start }, "net-2", "net-3");
        await FindsAsync(host, new OrchestrationQuery { CompletedFrom = Start + 2 * Day }, "net-3");
        await FindsAsync(host, new OrchestrationQuery { CompletedTo = Start + 2 * Day }, "net-2");
    }

    [Fact]
    public async Task By_the_next_due_moment()
    {
        await using var host = await FleetAsync();

        await FindsAsync(host, new OrchestrationQuery { DueBefore = Start + 100 * Day }, "year-1", "year-2");
        await FindsAsync(host, new OrchestrationQuery { DueBefore = Start + 14 * Day }, "year-1");
        await FindsAsync(host, new OrchestrationQuery { DueBefore = Start + 13 * Day });
    }

    [Fact]
    public async Task All_conditions_must_hold()
    {
        await using var host = await FleetAsync();

        await FindsAsync(
            host,
            Tagged(("region", "north")) with { Name = "Network", Statuses = [OrchestrationStatus.Completed] },
            "net-2");
        await FindsAsync(
            host, Tagged(("region", "north")) with { InstanceIdPrefix = "net", DueBefore = Start + 100 * Day });
    }

    [Fact]
    public async Task Pages_follow_one_another_while_instances_come_and_go()
    {
        await using var host = await StartHostAsync(Catalogue);
        for (var i = 0; i < 10; i++)
        {
            await host.StartAsync("Network", $"net-{i}");
        }

        var query = new OrchestrationQuery { InstanceIdPrefix = "net", PageSize = 4 };
        var first = await host.Client.QueryAsync(query, Cancellation);
        await host.RaiseAsync("E", "end", "net-1");
        await host.Client.PurgeAsync("net-1", Cancellation);
        await host.StartAsync("Network", "net-late");
        var second = await host.Client.QueryAsync(
            query with { ContinuationToken = first.ContinuationToken }, Cancellation);
        var third = await host.Client.QueryAsync(
            query with { ContinuationToken = second.ContinuationToken }, Cancellation);

        Assert.Equal(["net-0", "net-1", "net-2", "net-3"], first.Items.Select(i => i.InstanceId));
        Assert.Equal(["net-4", "net-5", "net-6", "net-7"], second.Items.Select(i => i.InstanceId));
        Assert.Equal(["net-8", "net-9", "net-late"], third.Items.Select(i => i.InstanceId));
        Assert.Null(third.ContinuationToken);
    }

    [Fact]
    public async Task A_page_that_is_just_full_is_the_last()
    {
        await using var host = await FleetAsync();

        Assert.Null((await host.Client.QueryAsync(
            new OrchestrationQuery { PageSize = 5 }, Cancellation)).ContinuationToken);
        Assert.NotNull((await host.Client.QueryAsync(
            new OrchestrationQuery { PageSize = 4 }, Cancellation)).ContinuationToken);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1_001, null)]
    [InlineData(10, "no token of yours")]
    public async Task A_page_that_cannot_be_is_refused(int size, string? token)
    {
        await using var host = await StartHostAsync(Catalogue);

        await Assert.ThrowsAsync<ArgumentException>(
            () => host.Client.QueryAsync(
                new OrchestrationQuery { PageSize = size, ContinuationToken = token }, Cancellation));
    }

    [Fact]
    public async Task Counts_are_by_status_and_know_no_pages()
    {
        await using var host = await FleetAsync();
        var all = await host.Client.CountAsync(
            new OrchestrationQuery { PageSize = 1, ContinuationToken = "4" }, Cancellation);
        var north = await host.Client.CountAsync(Tagged(("region", "north")), Cancellation);

        Assert.Equal(
            [(OrchestrationStatus.Running, 3L), (OrchestrationStatus.Completed, 1L), (OrchestrationStatus.Failed, 1L)],
            all.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
        Assert.Equal(
            [(OrchestrationStatus.Running, 1L), (OrchestrationStatus.Completed, 1L)],
            north.OrderBy(c => c.Key).Select(c => (c.Key, c.Value)));
    }

    private static Catalogue Catalogue => new Catalogue()
        .Story("Network", async c => await c.Wait("E") switch
        {
            "fail" => throw new InvalidOperationException("told to"),
            "again" => await c.Wait("E"),
            var word => word,
        })
        .Story("Year", async c =>
        {
            await c.Sleep(10 * Day);
            return string.Empty;
        });

    private static OrchestrationQuery Tagged(params (string Key, string Value)[] tags) =>
        new() { Tags = tags.ToDictionary(t => t.Key, t => t.Value) };

    // A day after another: net-1 waits, net-2 completes, net-3 fails, year-1 and year-2 sleep.
    private async Task<IEngineHost> FleetAsync()
    {
        var host = await StartHostAsync(Catalogue);
        await host.StartAsync("Network", "net-1", tags: new Dictionary<string, string> { ["region"] = "north" });
        await host.AdvanceAsync(Day);
        await host.StartAsync(
            "Network", "net-2", tags: new Dictionary<string, string> { ["region"] = "north", ["year"] = "2570" });
        await host.RaiseAsync("E", "done", "net-2");
        await host.AdvanceAsync(Day);
        await host.StartAsync("Network", "net-3");
        await host.RaiseAsync("E", "fail", "net-3");
        await host.AdvanceAsync(Day);
        await host.StartAsync("Year", "year-1");
        await host.AdvanceAsync(Day);
        await host.StartAsync("Year", "year-2");
        return host;
    }

    private static async Task FindsAsync(IEngineHost host, OrchestrationQuery query, params string[] expected)
    {
        var page = await host.Client.QueryAsync(query, Cancellation);
        Assert.Equal(expected, page.Items.Select(i => i.InstanceId));
        Assert.Null(page.ContinuationToken);
        Assert.Equal(expected.Length, (await host.Client.CountAsync(query, Cancellation)).Values.Sum());
    }
}
