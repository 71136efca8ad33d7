using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;
using Xunit;

namespace ProgramFlows.Tests.Adapters.Stores;

/// <summary>Commands on tasks by the one who may give them, so that what holds of each is said once.</summary>
internal static class TaskActions
{
    public static DateOnly NewDueOn { get; } = new(2026, 12, 15);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Does it as somebody, or as the one who may.</summary>
    public static Task<CommandResult> DoAsync(this StoreHouse house, TaskAction action, StoreHouse.Asked asked) =>
        house.Desk.DoAsync(
            new TaskCommand(
                new CommandId(asked.Id),
                new TaskId(asked.Task),
                action,
                asked.Person is { } person ? Actor.Person(new PersonId(person))
                    : ActorFor(action, house.NetworkOf(asked.Task)),
                StoreHouse.Now.AddMinutes(asked.Minute))
            {
                Answers = FormAnswers.None.With("count", new FieldAnswer.Number(3)),
                Reason = ReasonFor(action),
                NewDueOn = action is TaskAction.Extend or TaskAction.AskForTime ? NewDueOn : null,
            },
            Stop);

    /// <summary>A status in which an action can be done.</summary>
    public static WorkTaskStatus StartOf(TaskAction action) => action switch
    {
        TaskAction.Accept or TaskAction.Return => WorkTaskStatus.Submitted,
        TaskAction.Submit or TaskAction.Extend or TaskAction.Waive or TaskAction.Lapse or TaskAction.AskForTime
            or TaskAction.AskForWaiver or TaskAction.RefuseTime or TaskAction.RefuseWaiver => WorkTaskStatus.Open,
    };

    /// <summary>What is asked for before an action can be done; null when nothing is.</summary>
    public static TaskAction? AskedBefore(TaskAction action) => action switch
    {
        TaskAction.RefuseTime => TaskAction.AskForTime,
        TaskAction.RefuseWaiver => TaskAction.AskForWaiver,
        TaskAction.Submit or TaskAction.Accept or TaskAction.Return or TaskAction.Extend or TaskAction.Waive
            or TaskAction.Lapse or TaskAction.AskForTime or TaskAction.AskForWaiver => null,
    };

    /// <summary>Handed in, given back, handed in again and so on.</summary>
    public static TaskAction BackAndForth(int turn) => turn % 2 == 0 ? TaskAction.Submit : TaskAction.Return;

    /// <summary>What brings a task that is open to a status.</summary>
    public static TaskAction[] WayTo(WorkTaskStatus status) => status switch
    {
        WorkTaskStatus.Open => [],
        WorkTaskStatus.Submitted => [TaskAction.Submit],
        WorkTaskStatus.Returned => [TaskAction.Submit, TaskAction.Return],
        WorkTaskStatus.Accepted => [TaskAction.Submit, TaskAction.Accept],
        WorkTaskStatus.Waived => [TaskAction.Waive],
        WorkTaskStatus.Lapsed => [TaskAction.Lapse],
    };

    /// <summary>Opens the task and brings it to where it is wanted.</summary>
    public static async Task BringToAsync(this StoreHouse house, WorkTaskStatus status)
    {
        await house.SettleAsync();
        await house.OpenTaskAsync();
        foreach (var action in WayTo(status))
        {
            Assert.Equal(CommandResult.Done, await house.DoAsync(action, StoreHouse.Command($"before-{action}")));
        }
    }

    /// <summary>Opens the task and brings it to where an action can be done.</summary>
    public static async Task BringToAsync(this StoreHouse house, TaskAction action)
    {
        await house.BringToAsync(StartOf(action));
        if (AskedBefore(action) is { } asked)
        {
            Assert.Equal(CommandResult.Done, await house.DoAsync(asked, StoreHouse.Command($"before-{asked}")));
        }
    }

    private static Actor ActorFor(TaskAction action, string network)
    {
        var (coordinator, province, office) = network switch
        {
            "500102" => ("dao", "province-50", "office-north"),
            "900101" => ("yo", "province-90", "office-south"),
            _ => ("nok", "province-50", "office-north"),
        };
        return action switch
        {
            TaskAction.Submit or TaskAction.AskForTime or TaskAction.AskForWaiver =>
                Actor.Person(new PersonId(coordinator)),
            TaskAction.Accept or TaskAction.Return or TaskAction.Extend or TaskAction.RefuseTime =>
                Actor.Person(new PersonId(province)),
            TaskAction.Waive or TaskAction.RefuseWaiver => Actor.Person(new PersonId(office)),
            TaskAction.Lapse => Actor.Programme,
        };
    }

    private static string? ReasonFor(TaskAction action) => action switch
    {
        TaskAction.Return => "ขาดภาพถ่าย",
        TaskAction.Extend => "น้ำท่วม",
        TaskAction.Waive => "ไม่มีแหล่งน้ำ",
        TaskAction.AskForTime or TaskAction.AskForWaiver => "ถนนขาด",
        TaskAction.RefuseTime or TaskAction.RefuseWaiver => "ทำได้ทัน",
        TaskAction.Submit or TaskAction.Accept or TaskAction.Lapse => null,
    };
}
