using ProgramFlows.Engine.Contract;
using ProgramFlows.Workflows.Commands;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>What people did to a task, as its orchestration hears of it.</summary>
/// <param name="Id">The command's id; a second event with the same id is passed over.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="NewDueOn">The new due date of an extension, or of a return that gives time; null otherwise.</param>
/// <param name="HoldsRed">Whether a red risk was handed in; false in what an older release wrote.</param>
public sealed record TaskEvent(
    CommandId Id, TaskEventKind Kind, DateTimeOffset At, DateOnly? NewDueOn = null, bool HoldsRed = false)
{
    /// <summary>The one event a task's orchestration waits for, so that events keep their order.</summary>
    public static EventName<TaskEvent> Event { get; } = new("TaskHappening");
}
