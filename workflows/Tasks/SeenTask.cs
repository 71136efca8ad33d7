using ProgramFlows.Workflows.Evidence;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.Programmes;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>One task with everything about it.</summary>
/// <param name="Card">What a list shows of it.</param>
/// <param name="Origin">Which task of which programme it is.</param>
/// <param name="Step">Its step's name; null when the programme's text was not kept.</param>
/// <param name="Definition">Its text and form, of the version it was opened with; null when that was not kept.</param>
/// <param name="LastDueOn">The latest day to which its due date may be moved.</param>
/// <param name="ReviewDays">Working days that a review may take.</param>
/// <param name="Reviewers">The names of those whose turn it is to review it.</param>
/// <param name="HandIns">How often it was handed in.</param>
/// <param name="Reference">The number of the last hand-in; null when there is none.</param>
/// <param name="Answers">What was handed in last, as JSON; null when nothing was.</param>
/// <param name="May">What the viewer may do with it now.</param>
/// <param name="AgainBy">Days that whoever gives it back may set for handing it in again; empty where they may set
/// none.</param>
/// <param name="Story">What has happened to it, oldest first.</param>
public sealed record SeenTask(
    TaskCard Card,
    TaskOrigin Origin,
    LocalizedText? Step,
    TaskDefinition? Definition,
    DateOnly LastDueOn,
    int ReviewDays,
    IReadOnlyList<string> Reviewers,
    int HandIns,
    string? Reference,
    string? Answers,
    IReadOnlySet<TaskAction> May,
    IReadOnlyList<DateOnly> AgainBy,
    IReadOnlyList<TaskMoment> Story)
{
    /// <summary>What its network asks for and nobody has answered.</summary>
    public IReadOnlyList<OpenRequest> Requests { get; init; } = [];

    /// <summary>What its form begins with, until it is handed in for the first time.</summary>
    public Prefilled Prefilled { get; init; } = Prefilled.None;

    /// <summary>The files that were brought to it; which of them an answer names, the answer says.</summary>
    public IReadOnlyList<KeptEvidence> Files { get; init; } = [];
}
