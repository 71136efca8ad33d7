using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Forms;
using ProgramFlows.Workflows.People;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>A command on a task.</summary>
/// <param name="Id">The command's id: the same command given twice is done once.</param>
/// <param name="TaskId">Which task.</param>
/// <param name="Action">What.</param>
/// <param name="Actor">Who does it.</param>
/// <param name="At">When, UTC.</param>
public sealed record TaskCommand(CommandId Id, TaskId TaskId, TaskAction Action, Actor Actor, DateTimeOffset At)
{
    /// <summary>For <see cref="TaskAction.Submit"/>: the form's answers.</summary>
    public FormAnswers? Answers { get; init; }

    /// <summary>For <see cref="TaskAction.Submit"/>: whether what is asked about the answers is meant so.</summary>
    public bool QuestionsAnswered { get; init; }

    /// <summary>For everything but handing in, accepting and lapsing: why.</summary>
    public string? Reason { get; init; }

    /// <summary>For <see cref="TaskAction.Return"/>: the ids of the questions that are to be mended; empty for the
    /// whole form.</summary>
    public IReadOnlyList<string> Concerns { get; init; } = [];

    /// <summary>For <see cref="TaskAction.Extend"/>: the new due date; for <see cref="TaskAction.AskForTime"/>: the day
    /// that is asked for; for <see cref="TaskAction.Return"/>: the day by
    /// which it is to be handed in again, for whoever may extend; null leaves it as it is.</summary>
    public DateOnly? NewDueOn { get; init; }
}
