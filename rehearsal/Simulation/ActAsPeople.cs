using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Ports;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Rehearsal.Simulation;

/// <summary>
/// Does for a day what coordinators and reviewers would do: some are punctual, some late, some silent, and some work
/// comes back. What is done follows from seed, task and attempt alone, and each command's id too, so that a second run
/// of the same day changes nothing.
/// </summary>
/// <param name="progress">What waits for somebody.</param>
/// <param name="desk">Where they act.</param>
public sealed class ActAsPeople(IProgressReader progress, ITaskDesk desk) : Activity<ActAsPeopleInput, int>
{
    /// <summary>Its name in histories.</summary>
    public static ActivityName<ActAsPeopleInput, int> Name { get; } = new("ActAsPeople");

    /// <inheritdoc/>
    public override async Task<int> RunAsync(ActivityContext context, ActAsPeopleInput input)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(input);
        var today = ThaiTime.DayOf(input.At);
        var waiting = await progress.WaitingAsync(context.Cancellation);
        var acts = waiting
            .Select(t => (Task: t, Deed: new Temper(input.Seed, t).DeedOn(today)))
            .Where(a => a.Deed != Deed.Nothing)
            .Select(a => DoAsync(a.Task, a.Deed, input, context.Cancellation))
            .ToList();
        await Task.WhenAll(acts);
        return acts.Count;
    }

    private Task<CommandResult> DoAsync(
        WaitingTask task, Deed deed, ActAsPeopleInput input, CancellationToken cancellationToken)
    {
        var id = $"simulated-{deed}-{task.TaskId}-{task.TimesSubmitted}";
        var coordinator = new TaskCommand(id, task.TaskId, ActorOf(Role.Coordinator, task), input.At);
        var reviewer = coordinator with { Actor = ActorOf(input.Reviewer, task) };
        var extender = coordinator with { Actor = ActorOf(input.Extender, task) };
        var waiver = coordinator with { Actor = ActorOf(input.WaivedBy, task) };
        return deed switch
        {
            Deed.Submit => desk.SubmitAsync(coordinator, "{}", input.Reviewer, cancellationToken),
            Deed.Accept => desk.AcceptAsync(reviewer, cancellationToken),
            Deed.Return => desk.ReturnAsync(reviewer, "โปรดเพิ่มหลักฐาน (ข้อมูลจำลอง)", cancellationToken),
            Deed.Extend => desk.ExtendAsync(
                extender, task.DueOn.AddDays(Temper.ExtensionDays), "ขอเวลาเพิ่ม (ข้อมูลจำลอง)", cancellationToken),
            _ => desk.WaiveAsync(waiver, "ไม่เกี่ยวข้องกับพื้นที่ (ข้อมูลจำลอง)", cancellationToken),
        };
    }

    /// <summary>Whom <see cref="SimulatedRoster"/> appointed.</summary>
    private static string ActorOf(Role role, WaitingTask task) => role switch
    {
        Role.Coordinator => $"coordinator-{task.Network}",
        Role.ProvincialCoordinator => $"province-{task.Province}",
        _ => $"office-{task.Office}",
    };
}
