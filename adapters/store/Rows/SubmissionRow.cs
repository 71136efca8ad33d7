namespace ProgramFlows.Adapters.Store.Rows;

internal sealed class SubmissionRow
{
    /// <summary>The id of the command that handed it in.</summary>
    public required string Id { get; init; }

    public required string TaskId { get; init; }

    public required string PersonId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Answers { get; init; }
}
