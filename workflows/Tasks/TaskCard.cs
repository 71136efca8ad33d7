using ProgramFlows.Workflows.Networks;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A task in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Network">Whose it is.</param>
/// <param name="Step">The step's number.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DueOn">The day it is due.</param>
/// <param name="HandedInAt">When it was last handed in, UTC; null when it never was.</param>
/// <param name="ReviewBy">By which day the review is due; null when it does not wait for one.</param>
/// <param name="Return">The last return; null when it never was given back, or has been handed in again.</param>
public sealed record TaskCard(
    TaskId Id,
    LocalizedText Title,
    NamedNetwork Network,
    int Step,
    WorkTaskStatus Status,
    DateOnly DueOn,
    DateTimeOffset? HandedInAt,
    DateOnly? ReviewBy,
    GivenBack? Return)
{
    /// <summary>Whether its network has something to do and is late with it.</summary>
    /// <param name="today">The day in Thailand.</param>
    public bool IsOverdue(DateOnly today) => Status.Stage() == TaskStage.ToBeDone && DueOn < today;
}
