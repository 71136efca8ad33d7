using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.People;
using ProgramFlows.Workflows.Tasks;

namespace ProgramFlows.Adapters.Store.Rows;

/// <summary>That a red risk was handed in. What was reported stands in the submission alone.</summary>
internal sealed class RedRiskRow
{
    /// <summary>The command that handed it in.</summary>
    public required CommandId HandIn { get; init; }

    public required TaskId TaskId { get; init; }

    public required DateTimeOffset HandedInAt { get; init; }

    /// <summary>When it was decided who is told; null while the messages have yet to be made.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public PersonId? AnsweredBy { get; set; }

    /// <summary>What was done about it.</summary>
    public string? Done { get; set; }

    public void Answer(string done, PersonId by, DateTimeOffset at) =>
        (Done, AnsweredBy, AnsweredAt) = (done, by, at);
}
