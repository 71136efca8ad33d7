namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Starts, reaches, finds and steers orchestration instances from outside. Safe to use from any thread. Every answer is
/// given after the change is durable. When the engine cannot be reached or cannot write, the call throws an
/// <see cref="IOException"/> or another exception of the host's transport and may be repeated.
/// </summary>
public abstract class OrchestrationClient
{
    /// <summary>
    /// The event by which <see cref="CancelAsync"/> asks an instance to end by itself; it carries the reason.
    /// </summary>
    public static EventName<string> CancelRequested { get; } = new("CancelRequested");

    /// <summary>Starts an instance.</summary>
    /// <param name="name">Which orchestrator.</param>
    /// <param name="instanceId">Its id, as <see cref="InstanceId"/> allows; derive it from business keys.</param>
    /// <param name="input">What it is started with.</param>
    /// <param name="options">What happens when the id is taken, and tags.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer; the start may have happened.</param>
    /// <exception cref="ArgumentException">The id or a tag is not allowed, or no such orchestrator is
    /// registered.</exception>
    /// <exception cref="PayloadTooLargeException">The input is too large; nothing was started.</exception>
    public abstract Task<StartResult> StartAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name,
        string instanceId,
        TInput input,
        StartOptions options,
        CancellationToken cancellationToken);

    /// <summary>Raises an external event for an instance. An event that nobody waits for yet is kept.</summary>
    /// <param name="instanceId">Whom it is for.</param>
    /// <param name="name">Which event.</param>
    /// <param name="payload">What it carries.</param>
    /// <param name="deduplicationKey">
    /// A second event with the same key for the same instance is accepted and dropped; null for no deduplication, and
    /// as <see cref="DeduplicationKey"/> allows otherwise. On a host that keeps no keys the orchestrator must look at
    /// an id inside the payload as well.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting for the answer; the event may have been kept.</param>
    /// <exception cref="ArgumentException">The deduplication key is not allowed.</exception>
    /// <exception cref="PayloadTooLargeException">The payload is too large; nothing was kept.</exception>
    public abstract Task<RaiseEventResult> RaiseEventAsync<T>(
        string instanceId, EventName<T> name, T payload, string? deduplicationKey, CancellationToken cancellationToken);

    /// <summary>What is known of an instance; null when there is none.</summary>
    public abstract Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Waits until an instance has ended.</summary>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public abstract Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken);

    /// <summary>One page of the instances that fit, in the order in which they were started.</summary>
    /// <exception cref="ArgumentException">The page size is outside its range, a tag is not allowed, or the
    /// continuation token is none of this client's.</exception>
    public abstract Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken);

    /// <summary>How many instances fit, by status; page size and continuation token are not looked at.</summary>
    public abstract Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken);

    /// <summary>The history of the present run, oldest first; empty when there is no such instance.</summary>
    public abstract Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(
        string instanceId, CancellationToken cancellationToken);

    /// <summary>
    /// Holds an instance and its sub-orchestrations; what reaches them is kept in order, and timers go on running.
    /// </summary>
    /// <param name="instanceId">Which instance.</param>
    /// <param name="reason">Why; it stands in the history.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public abstract Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Lets a held or blocked instance, and its sub-orchestrations, go on with what was kept.</summary>
    /// <param name="instanceId">Which instance.</param>
    /// <param name="reason">Why; it stands in the history.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public abstract Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Asks an instance and its sub-orchestrations to end by themselves, by raising <see cref="CancelRequested"/>; one
    /// that does not wait for it goes on.
    /// </summary>
    /// <param name="instanceId">Which instance.</param>
    /// <param name="reason">Why; the event carries it.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public abstract Task<ControlResult> CancelAsync(
        string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Ends an instance and its sub-orchestrations at once. No code of theirs runs any more, no clean-up either.
    /// </summary>
    /// <param name="instanceId">Which instance.</param>
    /// <param name="reason">Why; it becomes the output.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public abstract Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>
    /// Starts an ended instance again from the beginning, with the same id and the input its present run had.
    /// </summary>
    public abstract Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>
    /// Takes a failed instance back to before what failed, and lets it, and its failed sub-orchestrations, try that
    /// again.
    /// </summary>
    /// <param name="instanceId">Which instance.</param>
    /// <param name="reason">Why; it goes to the log.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer.</param>
    public abstract Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken);

    /// <summary>Removes an ended instance, its ended sub-orchestrations and their histories.</summary>
    public abstract Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken);

    /// <summary>Removes the instances that ended before a moment, UTC, with their histories, in small steps.</summary>
    /// <returns>How many were removed.</returns>
    public abstract Task<long> PurgeEndedAsync(DateTimeOffset completedBefore, CancellationToken cancellationToken);
}
