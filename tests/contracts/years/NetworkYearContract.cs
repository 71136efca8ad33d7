using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Calendar;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Operations;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Rehearsals;
using ProgramFlows.Workflows.Tasks;
using ProgramFlows.Workflows.Years;
using Xunit;

namespace ProgramFlows.Tests.Years;

/// <summary>What a network may rely on in its year.</summary>
/// <typeparam name="THost">How the host is started.</typeparam>
public abstract class NetworkYearContract<THost> : YearContract<THost>
    where THost : IYearHostStart
{
    [Theory]
    [InlineData(2568)]
    [InlineData(2570)]
    public async Task A_silent_network_is_told_and_handed_up_and_its_year_still_ends(int fiscalYear)
    {
        await using var year = await BeginAsync(fiscalYear, OneNetwork.Reading(Language.Th));

        await year.PlayOutAsync();

        var cycle = await year.Client.GetAsync(
            InstanceIds.CycleOf(year.Programme.Id, fiscalYear, new NetworkCode(OneNetwork.Code)), Cancellation);
        Assert.Equal(OrchestrationStatus.Completed, cycle!.Status);
        Assert.Contains(year.Letters.Sent, l => l.To.Id.Value == OneNetwork.Province);
        Assert.Contains(year.Letters.Sent, l => l.To.Id.Value == OneNetwork.Office);
        var counts = await year.Client.CountAsync(new OrchestrationQuery(), Cancellation);
        Assert.DoesNotContain(OrchestrationStatus.Failed, counts.Keys);
        Assert.DoesNotContain(OrchestrationStatus.Blocked, counts.Keys);
    }

    [Fact]
    public async Task Nobody_gets_two_messages_on_a_day_and_none_on_a_day_off()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));

        await year.PlayOutAsync();

        var working = new WorkingDays(year.Programme.Holidays.Select(h => h.On));
        var days = year.Letters.Sent.Select(l => (l.To.Id, Day: ThaiTime.DayOf(l.At))).ToList();
        Assert.Equal(days.Count, days.Distinct().Count());
        Assert.All(days, d => Assert.True(working.Contains(d.Day), $"{d.Day} is a day off."));
    }

    [Fact]
    public async Task Each_task_that_is_due_says_so_on_that_morning()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.En));

        await year.PlayToAsync(year.Programme.Year.LastDay, new TimeOnly(23, 0));

        var working = new WorkingDays(year.Programme.Holidays.Select(h => h.On));
        var tasks = await year.Port<ISimulationReader>().WaitingAsync(Cancellation);
        Assert.NotEmpty(tasks);
        Assert.All(tasks, t =>
        {
            Assert.True(working.Contains(t.DueOn), $"{t.TaskId} is due on {t.DueOn}, a day off.");
            var letter = Assert.Single(
                year.Letters.Sent, l => l.To.Id.Value == OneNetwork.Coordinator && ThaiTime.DayOf(l.At) == t.DueOn);
            Assert.Contains("due today", letter.Text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task An_operator_finds_a_networks_instances_and_sees_where_they_stand()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(new DateOnly(2026, 10, 20), new TimeOnly(9, 0));
        await year.DoAsync(TaskAction.Submit, "core-team", "1");
        await year.PlayToAsync(new DateOnly(2026, 10, 20), new TimeOnly(10, 0));

        var found = await year.Client.QueryAsync(
            new OrchestrationQuery
            {
                Tags = new Dictionary<string, string>
                {
                    ["year"] = "2570",
                    ["province"] = "57",
                    ["network"] = OneNetwork.Code,
                },
            },
            Cancellation);

        var cycle = Assert.Single(found.Items, i => i.Name == NetworkCycle.Name.Value);
        var task = found.Items.Single(i => i.InstanceId == InstanceIds.FollowUpOf(
            new TaskId(year.TaskOf(OneNetwork.Code, "core-team"))));
        var shown = cycle.ReadCustomStatus<ShownProgress>()!;
        Assert.Equal(("57", OneNetwork.Code), (shown.Province, shown.Network.Value));
        Assert.Contains(1, shown.Steps);
        var followed = task.ReadCustomStatus<ShownProgress>()!;
        Assert.Equal(shown.NextDue, followed.NextDue);
        Assert.Equal([1], followed.Steps);
        Assert.Equal(WorkTaskStatus.Submitted, followed.Task);
        var one = await year.Client.GetAsync(InstanceIds.YearOf(year.Programme.Id, 2570), Cancellation);
        Assert.Equal(year.Programme.Id, one!.Tags["programme"]);
    }

    [Fact]
    public async Task A_late_joiner_starts_at_the_open_step_and_catches_up_on_the_earlier_ones()
    {
        const int afterNewYear = 100;
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th, afterNewYear));
        var joined = year.Programme.Year.FirstDay.AddDays(afterNewYear);

        await year.PlayToAsync(joined.AddDays(1), new TimeOnly(9, 0));

        var waiting = await year.Port<ISimulationReader>().WaitingAsync(Cancellation);
        Assert.Contains(waiting, t => t.TaskId.Value == year.TaskOf(OneNetwork.Code, "core-team"));
        Assert.Contains(waiting, t => t.TaskId.Value == year.TaskOf(OneNetwork.Code, "allies"));
        Assert.All(waiting, t => Assert.True(t.DueOn >= joined, $"{t.TaskId} was due before the network joined."));
        Assert.All(year.Letters.Sent, l => Assert.True(ThaiTime.DayOf(l.At) >= joined));
    }

    [Fact]
    public async Task A_network_that_is_taken_in_while_the_year_runs_starts_by_itself()
    {
        const string late = "570102";
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var joins = year.Programme.Year.FirstDay.AddDays(50);
        await year.PlayToAsync(joins, new TimeOnly(9, 0));
        await year.Port<INetworkDirectory>().TakeInAsync(
            OneNetwork.Reading(Language.Th, 50, late)(year.Programme), year.Now, Actor.Operator, Cancellation);

        await year.PlayToAsync(joins.AddDays(1), new TimeOnly(9, 0));

        Assert.Contains(
            await year.Port<ISimulationReader>().WaitingAsync(Cancellation),
            t => t.TaskId.Value == year.TaskOf(late, "core-team"));
        await year.PlayOutAsync();
        Assert.Equal(2, await StartedAsync(year));
    }

    [Fact]
    public async Task A_network_that_is_announced_although_its_year_finds_it_starts_and_counts_once()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var id = InstanceIds.YearOf(year.Programme.Id, 2570);

        // What was taken in before the year is announced too; and once more, as after a restore.
        await year.PlayToAsync(year.Programme.Year.FirstDay.AddDays(1), new TimeOnly(9, 0));
        await year.Client.RaiseEventAsync(
            id, NetworksJoined.Event, new NetworksJoined([new NetworkCode(OneNetwork.Code)]), null, Cancellation);
        await year.PlayOutAsync();

        var heard = await year.Client.GetHistoryAsync(id, Cancellation);
        Assert.Equal(2, heard.Count(e => e.Kind == HistoryEventKind.EventRaised));
        Assert.Equal(1, await StartedAsync(year));
    }

    [Fact]
    public async Task A_years_networks_are_held_let_go_and_ended_with_it_and_nobody_elses()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        var (programme, day) = (year.Programme, year.Programme.Year.FirstDay.AddDays(1));
        await year.PlayToAsync(day, new TimeOnly(9, 0));
        var id = InstanceIds.YearOf(programme.Id, 2570);
        var cycle = InstanceIds.CycleOf(programme.Id, 2570, new NetworkCode(OneNetwork.Code));

        // Of a programme whose name goes on where the year of this one ends.
        var other = InstanceIds.CycleOf($"{programme.Id}-2570-more", 2571, new NetworkCode(OneNetwork.Code));
        await year.Client.StartAsync(
            NetworkCycle.Name,
            other,
            new NetworkCycleInput(
                $"{programme.Id}-2570-more",
                2571,
                new NetworkCode(OneNetwork.Code),
                NetworkPlan.For(programme, programme.Year.FirstDay),
                FollowUpRules.Of(programme)),
            new StartOptions(InstanceIdReuse.Never),
            Cancellation);
        await year.PlayToAsync(day, new TimeOnly(10, 0));
        var years = new YearSteering(year.Client);

        var held = await years.SuspendAsync(id, "a flood", Cancellation);
        await year.PlayToAsync(day, new TimeOnly(11, 0));
        Assert.Equal(new SteeringOutcome(ControlResult.Done, 1, true), held);
        Assert.Equal(OrchestrationStatus.Suspended, await StatusAsync(cycle));

        var released = await years.ResumeAsync(id, "it is over", Cancellation);
        await year.PlayToAsync(day, new TimeOnly(12, 0));
        Assert.Equal(new SteeringOutcome(ControlResult.Done, 1, true), released);
        Assert.Equal(OrchestrationStatus.Running, await StatusAsync(cycle));

        var ended = await years.TerminateAsync(id, "given up", Cancellation);
        await year.PlayToAsync(day, new TimeOnly(13, 0));
        Assert.Equal(new SteeringOutcome(ControlResult.Done, 1, true), ended);
        Assert.Equal(OrchestrationStatus.Terminated, await StatusAsync(cycle));
        Assert.Equal(OrchestrationStatus.Running, await StatusAsync(other));
        Assert.Equal(
            new SteeringOutcome(ControlResult.NotApplicable, 0, true),
            await years.TerminateAsync(id, "again", Cancellation));

        async Task<OrchestrationStatus> StatusAsync(string instance) =>
            (await year.Client.GetAsync(instance, Cancellation))!.Status;
    }

    [Fact]
    public async Task What_was_handed_in_before_the_morning_is_not_asked_for_again()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(new DateOnly(2026, 10, 1), new TimeOnly(7, 0));
        await year.DoAsync(TaskAction.Submit, "core-team", "early");

        await year.PlayToAsync(new DateOnly(2026, 10, 1), new TimeOnly(9, 0));

        Assert.Equal([OneNetwork.Province], year.Letters.Sent.Select(l => l.To.Id.Value));
    }

    [Fact]
    public async Task A_command_given_twice_reaches_the_task_once()
    {
        await using var year = await BeginAsync(2570, OneNetwork.Reading(Language.Th));
        await year.PlayToAsync(new DateOnly(2026, 10, 2), new TimeOnly(9, 0));
        var task = year.TaskOf(OneNetwork.Code, "core-team");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => year.DoAsync(TaskAction.Submit, "core-team", "once")));
        await year.PlayToAsync(new DateOnly(2026, 10, 5), new TimeOnly(9, 0));

        Assert.All(results, r => Assert.Equal(CommandResult.Done, r));
        var history = await year.Client.GetHistoryAsync(InstanceIds.FollowUpOf(new TaskId(task)), Cancellation);
        Assert.Single(history, e => e.Kind == HistoryEventKind.EventRaised);
    }

    /// <summary>How many networks the year that has ended says it has started.</summary>
    private static async Task<int> StartedAsync(PlayedYear year) =>
        (await year.Client.GetAsync(
            InstanceIds.YearOf(year.Programme.Id, year.Programme.FiscalYear), Cancellation))!.ReadOutput<int>();
}
