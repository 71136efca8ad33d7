using ProgramFlows.Adapters.Programs;
using ProgramFlows.Tests.Support;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>What people see of tasks: their own places, and what they may do there.</summary>
public abstract class TaskReaderTests(StoreHouse house) : IAsyncDisposable
{
    private static readonly ProgrammeDefinition CleanWater = ProgrammeReader.ReadFile(
        Path.Combine(House.Root, "tests", "adapters", "Programmes", "small.yaml")).Definition!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return house.DisposeAsync();
    }

    [Fact]
    public async Task A_coordinator_sees_the_work_of_their_own_network_alone()
    {
        await BeginAsync();
        await house.OpenTaskAsync("sources");
        await house.OpenTaskAsync("theirs", network: "900101");

        var work = await house.Tasks.MyWorkAsync(await ViewerAsync("nok"), Stop);

        var task = Assert.Single(work.Tasks);
        Assert.Equal(("sources", "ต.บ้านใหม่ อ.เมือง จ.เชียงใหม่"), (task.Id.Value, task.Network.Name.Th));
        Assert.Empty((await house.Tasks.MyWorkAsync(await ViewerAsync("province-50"), Stop)).Tasks);
    }

    [Fact]
    public async Task Work_that_came_back_says_why_and_who_gave_it_back()
    {
        await BeginAsync();
        await house.OpenTaskAsync("sources");
        await DoAsync("sources", TaskAction.Submit, TaskAction.Return);

        var task = Assert.Single((await house.Tasks.MyWorkAsync(await ViewerAsync("nok"), Stop)).Tasks);

        Assert.Equal(("ขาดภาพถ่าย", "คุณ province-50"), (task.Return?.Reason, task.Return?.By));
        await DoAsync("sources", TaskAction.Submit);
        var again = Assert.Single((await house.Tasks.MyWorkAsync(await ViewerAsync("nok"), Stop)).Tasks);
        Assert.Null(again.Return);
        Assert.Equal(new DateOnly(2026, 12, 1), again.ReviewBy);
    }

    [Fact]
    public async Task A_task_is_shown_with_the_text_of_its_version_and_what_the_viewer_may_do()
    {
        await BeginAsync();
        await house.OpenTaskAsync("sources");

        var open = (await FindAsync("nok", "sources")).Task!;
        Assert.Equal(["count", "quality"], open.Definition!.Fields.Select(f => f.Id));
        Assert.Equal("สำรวจ", open.Step!.Th);
        Assert.Equal([TaskAction.Submit, TaskAction.AskForTime, TaskAction.AskForWaiver], open.May);
        Assert.Equal([TaskAction.Extend, TaskAction.Waive], (await FindAsync("office-north", "sources")).Task!.May);

        await DoAsync("sources", TaskAction.Submit);
        Assert.Empty((await FindAsync("nok", "sources")).Task!.May);
        var handedIn = (await FindAsync("province-50", "sources")).Task!;
        Assert.Equal([TaskAction.Accept, TaskAction.Return], handedIn.May);
        Assert.Equal("""{"count":3}""", handedIn.Answers);
        Assert.Matches("^70-500101-[2-9A-Z]{4}$", handedIn.Reference);
        Assert.Equal(["Opened", "Submitted"], handedIn.Story.Select(m => m.Action));
    }

    [Fact]
    public async Task A_task_of_another_place_is_there_and_not_shown()
    {
        await BeginAsync();
        await house.OpenTaskAsync("sources");

        Assert.Equal(new TaskSight(true, null), await FindAsync("yo", "sources"));
        Assert.Equal(new TaskSight(true, null), await FindAsync("province-90", "sources"));
        Assert.Equal(new TaskSight(false, null), await FindAsync("nok", "nothing"));
    }

    [Fact]
    public async Task The_queue_has_what_waits_for_the_viewer_and_goes_on_where_a_page_ended()
    {
        await BeginAsync();
        foreach (var (id, minute) in ((string, int)[])[("c", 1), ("a", 2), ("b", 2), ("sources", 3)])
        {
            await house.OpenTaskAsync(id);
            Assert.True((await house.DoAsync(
                TaskAction.Submit, StoreHouse.Command($"s-{id}", id, minute: minute))).Outcome == 0);
        }

        await house.OpenTaskAsync("elsewhere", network: "900101");
        await house.DoAsync(TaskAction.Submit, StoreHouse.Command("s-e", "elsewhere"));
        var viewer = await ViewerAsync("province-50");

        var first = await house.Tasks.QueueAsync(viewer, null, 3, StoreHouse.Now, Stop);
        Assert.Equal(["c", "a", "b"], first.Tasks.Select(t => t.Id.Value));
        Assert.Equal(4, first.Total);

        // What is done meanwhile moves nothing.
        await house.DoAsync(TaskAction.Accept, StoreHouse.Command("accept", "c", minute: 5));
        var next = await house.Tasks.QueueAsync(viewer, first.Next, 3, StoreHouse.Now, Stop);
        Assert.Equal(["sources"], next.Tasks.Select(t => t.Id.Value));
        Assert.Null(next.Next);
        Assert.Equal(0, (await house.Tasks.QueueAsync(await ViewerAsync("nok"), null, 3, StoreHouse.Now, Stop)).Total);
    }

    [Fact]
    public async Task The_year_of_a_network_shows_every_step_and_what_is_done_of_it()
    {
        await BeginAsync();
        await house.OpenTaskAsync("sources");
        await DoAsync("sources", TaskAction.Submit, TaskAction.Accept);

        var year = Assert.Single(await house.Tasks.YearsAsync(await ViewerAsync("nok"), Stop));

        Assert.Equal(CleanWater.Steps.Select(s => s.Number), year.Steps.Select(s => s.Number));
        Assert.Equal((true, false), (year.Steps[0].IsDone, year.Steps[1].IsDone));
        Assert.Equal(CleanWater.Steps.Select(s => s.Outcome), year.Steps.Select(s => s.Outcome));
        Assert.Equal("ระยะเริ่มต้น", year.Phase?.Th);
        Assert.Empty(await house.Tasks.YearsAsync(await ViewerAsync("province-50"), Stop));
    }

    private async Task BeginAsync()
    {
        await house.SettleAsync();
        await house.Library.KeepAsync(CleanWater, Stop);
    }

    private async Task<Viewer> ViewerAsync(string person) =>
        (await house.Persons.FindAsync(new PersonId(person), Stop))!.Viewer;

    private async Task<TaskSight> FindAsync(string person, string task) =>
        await house.Tasks.FindAsync(await ViewerAsync(person), new TaskId(task), StoreHouse.Now.AddMinutes(9), Stop);

    private async Task DoAsync(string task, params TaskAction[] actions)
    {
        foreach (var action in actions)
        {
            await house.DoAsync(action, StoreHouse.Command($"{Guid.NewGuid()}", task, minute: (int)action));
        }
    }

    public sealed class InMemory() : TaskReaderTests(StoreHouse.InMemory());

    public sealed class InAFolder() : TaskReaderTests(StoreHouse.InAFolder());

    public sealed class OnAServer(DatabaseServer server) : TaskReaderTests(StoreHouse.On(server));
}
