using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A task to be opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Network">The network's code.</param>
/// <param name="Step">The step's number.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="LastDueOn">The latest day to which the due date may be moved.</param>
/// <param name="IsCatchUp">Whether the network joined after the step's window.</param>
/// <param name="Origin">Which task of which programme it is; null in what an older release wrote, where the id says
/// it.</param>
public sealed record NewTask(
    TaskId Id,
    NetworkCode Network,
    int Step,
    LocalizedText Title,
    DateOnly DueOn,
    DateOnly LastDueOn,
    bool IsCatchUp,
    TaskOrigin? Origin = null);
