using System.Text;

namespace ProgramFlows.Engine.Contract;

/// <summary>What an engine knows of one orchestration instance.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Name">Its orchestrator.</param>
/// <param name="Version">The orchestrator's version it was started with.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was started, UTC.</param>
/// <param name="UpdatedAt">When its code last ran or its status last changed, UTC.</param>
/// <param name="CompletedAt">When it ended, UTC; null while it has not.</param>
/// <param name="NextDueAt">When its next timer is due, UTC; null when it waits for no timer.</param>
/// <param name="ParentInstanceId">The instance that started it, or null.</param>
/// <param name="Tags">What it was tagged with at its start.</param>
/// <param name="CustomStatus">What it shows, as JSON; null when nothing.</param>
/// <param name="Output">Its output, as JSON; null while it has none. For a terminated instance, the reason
/// given.</param>
/// <param name="Failure">Why it failed; null unless it did.</param>
/// <param name="Problem">Why it is blocked, with the difference found; null unless it is.</param>
public sealed record OrchestrationState(
    string InstanceId,
    string Name,
    string Version,
    OrchestrationStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? CompletedAt,
    DateTimeOffset? NextDueAt,
    string? ParentInstanceId,
    IReadOnlyDictionary<string, string> Tags,
    string? CustomStatus,
    string? Output,
    FailureDetails? Failure,
    string? Problem)
{
    /// <summary>True when it has ended.</summary>
    public bool HasEnded =>
        Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed or OrchestrationStatus.Terminated;

    /// <summary>Reads the output.</summary>
    /// <exception cref="PayloadException">There is none, or it does not fit <typeparamref name="T"/>.</exception>
    public T ReadOutput<T>() => Payload.Read<T>(Encoding.UTF8.GetBytes(Output ?? string.Empty));

    /// <summary>Reads the custom status; the default of <typeparamref name="T"/> when none is shown.</summary>
    /// <exception cref="PayloadException">It does not fit <typeparamref name="T"/>.</exception>
    public T? ReadCustomStatus<T>() =>
        CustomStatus is null ? default : Payload.Read<T>(Encoding.UTF8.GetBytes(CustomStatus));
}
