namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Thrown at the await of an activity or a sub-orchestration that failed, after the retry policy gave up.
/// </summary>
/// <param name="taskName">The name of the activity or orchestrator.</param>
/// <param name="taskId">The sequence number of the last call in the caller's history, from 0.</param>
/// <param name="failureDetails">What failed; null when a sub-orchestration was terminated.</param>
public sealed class TaskFailedException(string taskName, int taskId, FailureDetails? failureDetails)
    : Exception(Describe(taskName, taskId, failureDetails))
{
    /// <summary>The name of the activity or orchestrator that failed.</summary>
    public string TaskName { get; } = taskName;

    /// <summary>The sequence number of the last call in the caller's history, from 0.</summary>
    public int TaskId { get; } = taskId;

    /// <summary>What failed; null when a sub-orchestration was terminated.</summary>
    public FailureDetails? FailureDetails { get; } = failureDetails;

    private static string Describe(string name, int id, FailureDetails? failure) =>
        failure is null
            ? $"Task '{name}' (#{id}) failed with an unhandled exception."
            : $"Task '{name}' (#{id}) failed with an unhandled exception: {failure.ErrorMessage}";
}
