using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Access;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// Does for a day what coordinators and reviewers would do: some are punctual, some late, some silent, and some work
/// comes back. Only those act whose turn it is. What is done follows from seed, task and attempt alone, and each
/// command's id too, so that a second run of the same day changes nothing.
/// </summary>
/// <param name="progress">What waits for somebody.</param>
/// <param name="turns">Whose turn it is.</param>
/// <param name="desk">Where they act.</param>
public sealed class ActAsPeople(IProgressReader progress, ITurnReader turns, ITaskDesk desk)
    : Activity<ActAsPeopleInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<ActAsPeopleInput, int> Name { get; } = new("ActAsPeople");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, ActAsPeopleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var today = ThaiTime.DayOf(input.At);
        var meant = new Dictionary<WaitingTask, TaskAction>();
        foreach (var task in await progress.WaitingAsync(context.Cancellation))
        {
            if (new Temper(input.Seed, task).ActionOn(today) is { } action)
            {
                meant.Add(task, action);
            }
        }

        var whose = await turns.TurnsAsync(
            meant.ToDictionary(m => m.Key.TaskId, m => TaskRules.PermissionFor(m.Value)), today, context.Cancellation);
        var acts = meant
            .Where(m => whose[m.Key.TaskId].Count > 0)
            .Select(m => desk.DoAsync(
                CommandOf(m.Key, m.Value, Actor.Person(whose[m.Key.TaskId][0]), input.At), context.Cancellation))
            .ToList();
        await Task.WhenAll(acts);
        return acts.Count;
    }

    private static TaskCommand CommandOf(WaitingTask task, TaskAction action, Actor actor, DateTimeOffset at) =>
        new($"simulated-{action}-{task.TaskId}-{task.TimesSubmitted}", task.TaskId, action, actor, at)
        {
            Answers = action == TaskAction.Submit ? "{}" : null,
            NewDueOn = action == TaskAction.Extend ? task.DueOn.AddDays(Temper.ExtensionDays) : null,
            Reason = ReasonFor(action),
        };

    private static string? ReasonFor(TaskAction action) => action switch
    {
        TaskAction.Return => "โปรดเพิ่มหลักฐาน (ข้อมูลจำลอง)",
        TaskAction.Extend => "ขอเวลาเพิ่ม (ข้อมูลจำลอง)",
        TaskAction.Waive => "ไม่เกี่ยวข้องกับพื้นที่ (ข้อมูลจำลอง)",
        TaskAction.Submit or TaskAction.Accept or TaskAction.Lapse => null,
    };
}
