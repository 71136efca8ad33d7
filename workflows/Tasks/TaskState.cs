using ProgramFlows.Workflows.Records;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>Where a task stands, as far as its rules look.</summary>
/// <param name="Status">Its status.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="LastDueOn">The latest day to which the due date may be moved.</param>
public sealed record TaskState(WorkTaskStatus Status, DateOnly DueOn, DateOnly LastDueOn);
