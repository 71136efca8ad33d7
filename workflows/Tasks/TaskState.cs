using ProgramFlows.Workflows.Calendar;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>Where a task stands, as far as its rules look.</summary>
/// <param name="Status">Its status.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="LastDueOn">The latest day to which the due date may be moved.</param>
/// <param name="Days">The programme's working days.</param>
public sealed record TaskState(WorkTaskStatus Status, DateOnly DueOn, DateOnly LastDueOn, WorkingDays Days)
{
    /// <summary>Whether its network has asked for more time and waits for an answer.</summary>
    public bool IsTimeAskedFor { get; init; }

    /// <summary>Whether its network has asked for a waiver and waits for an answer.</summary>
    public bool IsWaiverAskedFor { get; init; }
}
