using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Workflows.Records;

/// <summary>What people did to a task, as its orchestration hears of it.</summary>
/// <param name="Id">The command's id; a second happening with the same id is passed over.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When, UTC.</param>
/// <param name="NewDueOn">The new due date of an extension; null otherwise.</param>
public sealed record TaskHappening(string Id, TaskHappeningKind Kind, DateTimeOffset At, DateOnly? NewDueOn = null)
{
    /// <summary>The one event a task's orchestration waits for, so that happenings keep their order.</summary>
    public static EventName<TaskHappening> Event { get; } = new("TaskHappening");
}
