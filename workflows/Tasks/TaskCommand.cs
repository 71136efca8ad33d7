using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A command on a task.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Action">What.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="At">When, UTC.</param>
public sealed record TaskCommand(string Id, string TaskId, TaskAction Action, Actor Actor, DateTimeOffset At)
{
    /// <summary>For <see cref="TaskAction.Submit"/>: the form's answers as a JSON object, field id by field
    /// id.</summary>
    public string? Answers { get; init; }

    /// <summary>For <see cref="TaskAction.Return"/>, <see cref="TaskAction.Extend"/> and
    /// <see cref="TaskAction.Waive"/>: why.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="TaskAction.Extend"/>: the new due date.</summary>
    public DateOnly? NewDueOn { get; init; }
}
