using ProgramFlows.Engine.Contract;
using ProgramFlows.Tests.Contracts;
using Xunit;

namespace ProgramFlows.Tests.DurableTask;

/// <summary>What Durable Task does where it cannot keep the contract, so that nobody has to find out.</summary>
public sealed class DifferencesTests : EngineContract
{
    [Fact]
    public void Each_names_a_test_of_the_suite() => Assert.Empty(Differences.Reasons.Keys.Except(
        from part in Parts
        from method in part.GetMethods()
        select method.Name));

    [Fact]
    public void Every_part_of_the_suite_is_inherited() => Assert.Empty(
        Parts.Except(PartsKeptBy(typeof(OnDurableTask))));

    [Fact]
    public async Task An_event_for_an_instance_that_has_not_been_started_is_for_nobody()
    {
        await using var host = await StartHostAsync(new Catalogue().Story("Story", c => c.Wait("E")));

        Assert.Equal(
            RaiseEventResult.UnknownInstance,
            await host.Client.RaiseEventAsync(HostSteps.Net, new EventName<string>("E"), "early", null, Cancellation));
    }

    [Fact]
    public async Task A_part_whose_id_is_alive_is_waited_for_and_disturbs_nobody()
    {
        await using var host = await StartHostAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "taken")));
        await host.StartAsync("Child", "taken");
        await host.StartAsync();
        await host.RaiseAsync("E", "mine", "taken");

        Assert.Equal("mine", await host.OutputAsync("taken"));
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync());
    }

    [Fact]
    public async Task A_part_that_nobody_registered_blocks_its_parent_until_a_release_has_it()
    {
        var catalogue = new Catalogue().Story("Story", c => c.Sub("Child", "part"));
        await using var host = await PlayAsync(catalogue);
        Assert.Contains("'Child'", await host.ProblemAsync(), StringComparison.Ordinal);
        Assert.Null(await host.Client.GetAsync("part", Cancellation));

        await host.RestartAsync(catalogue.Story("Child", _ => Task.FromResult("here")));
        await host.SettleAsync();
        Assert.Equal("here", await host.OutputAsync());
    }

    [Fact]
    public async Task A_part_that_was_terminated_stays_so_when_its_parent_is_rewound_and_can_be_restarted()
    {
        await using var host = await PlayAsync(new Catalogue()
            .Story("Child", c => c.Wait("E"))
            .Story("Story", c => c.Sub("Child", "part")));
        await host.Client.TerminateAsync("part", "enough", Cancellation);
        await host.SettleAsync();
        await host.Client.RewindAsync(HostSteps.Net, "try again", Cancellation);
        await host.SettleAsync();
        Assert.Equal(OrchestrationStatus.Terminated, await host.StatusAsync("part"));

        await host.Client.RestartAsync("part", Cancellation);
        await host.SettleAsync();
        Assert.Equal(OrchestrationStatus.Running, await host.StatusAsync("part"));
    }

    [Fact]
    public async Task What_reaches_a_held_instance_is_kept_in_order_though_its_history_notes_it_at_once()
    {
        await using var host = await PlayAsync(new Catalogue().Story(
            "Story", async c => $"{await c.Wait("E")} {await c.Wait("E")} {c.CurrentUtcDateTime:dd}"));
        await host.SuspendAsync();
        await host.RaiseAsync("E", "1");
        await host.AdvanceAsync(Day);
        await host.RaiseAsync("E", "2");
        Assert.Equal(OrchestrationStatus.Suspended, await host.StatusAsync());

        await host.ResumeAsync();
        Assert.Equal("1 2 06", await host.OutputAsync());
        Assert.Equal("01-05 08:00:00 EventRaised E", (await host.TraceAsync())[2]);
    }

    [Fact]
    public async Task An_instance_that_has_continued_as_new_says_it_was_created_when_its_newest_run_began()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", async c =>
        {
            await c.CreateTimerAsync(c.CurrentUtcDateTime + Day);
            c.ContinueAsNew(string.Empty);
            return string.Empty;
        }));
        await host.AdvanceAsync(Day);

        Assert.Equal(Start + Day, (await host.Client.GetAsync(HostSteps.Net, Cancellation))!.CreatedAt);
    }

    [Fact]
    public async Task A_history_has_the_answers_of_calls_and_not_their_inputs()
    {
        await using var host = await PlayAsync(
            new Catalogue().Echoes("Work").Story("Story", c => c.Call("Work", "in")));
        var history = await host.Client.GetHistoryAsync(HostSteps.Net, Cancellation);

        Assert.Null(history.Single(h => h.Kind == HistoryEventKind.TaskScheduled).Payload);
        Assert.Equal("\"in\"", history.Single(h => h.Kind == HistoryEventKind.TaskCompleted).Payload);
    }

    [Fact]
    public async Task What_an_async_void_throws_is_dropped_and_its_instance_goes_on()
    {
        await using var host = await PlayAsync(new Catalogue().Story("Story", c =>
        {
            Stray();
            return c.Wait("E");
        }));
        await host.RaiseAsync("E", "x");
        Assert.Equal("x", await host.OutputAsync());

        static async void Stray()
        {
            await Task.CompletedTask;
            throw new DreadfulException();
        }
    }

    [Fact]
    public async Task The_last_piece_of_a_long_timer_goes_by_what_the_code_says_then()
    {
        await using var host = await PlayAsync(Sleeping(10));
        await host.RestartAsync(Sleeping(4));
        await host.AdvanceAsync(10 * Day);

        Assert.Equal("01-09", await host.OutputAsync());

        static Catalogue Sleeping(int days) => new Catalogue().Story("Story", async c =>
        {
            await c.Sleep(days * Day);
            return $"{c.CurrentUtcDateTime:MM-dd}";
        });
    }

    protected override async Task<IEngineHost> StartHostAsync(Catalogue catalogue) =>
        await DurableTaskHost.StartAsync(catalogue, Start);
}
