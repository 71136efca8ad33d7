using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Networks;

/// <summary>A task as it stands in one network's year.</summary>
/// <param name="TaskId">The task's id in the programme.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="OpensOn">The day it opens at the earliest.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="LastDueOn">The latest day to which the due date may be moved; the due date itself if none.</param>
/// <param name="IsCatchUp">True when the network joined after the step's window had closed.</param>
public sealed record PlannedTask(
    string TaskId, LocalizedText Title, DateOnly OpensOn, DateOnly DueOn, DateOnly LastDueOn, bool IsCatchUp);
