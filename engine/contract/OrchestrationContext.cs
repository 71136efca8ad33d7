namespace ProgramFlows.Engine.Contract;

/// <summary>
/// Everything an orchestrator may ask of its engine. Only the orchestrator's own code may use it, from its own turn; it
/// is not thread-safe. The tasks it hands out are the only ones an orchestrator may await, alone or through
/// <see cref="Task.WhenAll(Task[])"/> and <see cref="Task.WhenAny(Task[])"/>.
/// </summary>
public abstract class OrchestrationContext
{
    /// <summary>The id of this instance.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The orchestration that started this one, or null when a client did.</summary>
    public abstract ParentOrchestration? Parent { get; }

    /// <summary>
    /// The version of the orchestrator that this run was started with, such as <c>1.2</c>. A run keeps it through every
    /// deployment; the run after a continue-as-new has the version that is registered then.
    /// </summary>
    public abstract string Version { get; }

    /// <summary>
    /// The time of this turn, UTC: the same within a turn, the same again in every replay, never going back.
    /// </summary>
    public abstract DateTimeOffset CurrentUtcDateTime { get; }

    /// <summary>True while recorded events are played again. For logging only; never branch on it.</summary>
    public abstract bool IsReplaying { get; }

    /// <summary>
    /// A new identifier that is the same in every replay: a version 5 UUID over the instance id, the turn's time and a
    /// counter. The default id of a sub-orchestration and the idempotency key of an activity call each take the next
    /// one.
    /// </summary>
    public abstract Guid NewGuid();

    /// <summary>Runs an activity, again as the policy says when it fails, and gives its answer.</summary>
    /// <param name="name">Which activity.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="retry">When it is run again; the waits are durable timers.</param>
    /// <exception cref="TaskFailedException">At the await: the last attempt failed.</exception>
    public abstract Task<TOutput> CallActivityAsync<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, TInput input, RetryPolicy retry);

    /// <summary>
    /// Starts a sub-orchestration, with this one's tags, and gives its output.
    /// </summary>
    /// <param name="name">Which orchestrator.</param>
    /// <param name="input">What it is started with.</param>
    /// <param name="instanceId">Its id, derived from business keys; null for the next <see cref="NewGuid"/>. A retry
    /// keeps it.</param>
    /// <param name="retry">When it is started again after a failure; null for never.</param>
    /// <exception cref="TaskFailedException">
    /// At the await: it failed, was terminated, or the id belongs to an instance that has not ended.
    /// </exception>
    public abstract Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, TInput input, string? instanceId = null, RetryPolicy? retry = null);

    /// <summary>
    /// Waits for an external event. Events that nobody waits for are kept in order of arrival; of several live waiters
    /// for one name the newest is served first. Keep one waiter alive and cancel only timers around it.
    /// </summary>
    /// <param name="name">Which event; compared without regard to case.</param>
    /// <param name="cancellationToken">Gives the wait up; the event it would have had is then kept for the next
    /// waiter.</param>
    /// <exception cref="ArgumentException">A live waiter for this name expects another type.</exception>
    /// <exception cref="TaskCanceledException">At the await: the wait was given up.</exception>
    public abstract Task<T> WaitForExternalEventAsync<T>(
        EventName<T> name, CancellationToken cancellationToken = default);

    /// <summary>
    /// Waits until a moment, through restarts and for years. A timer that is set keeps its moment, even when a later
    /// release would set it for another.
    /// </summary>
    /// <param name="fireAt">When, UTC; a moment that has passed fires at once, in a later turn.</param>
    /// <param name="cancellationToken">Gives the timer up.</param>
    /// <exception cref="TaskCanceledException">At the await: the timer was given up.</exception>
    public abstract Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends this run when the orchestrator returns and nothing it started is open, and begins the next one under the
    /// same id with a new history. What the orchestrator returns is then ignored.
    /// </summary>
    /// <param name="input">What the next run is started with.</param>
    /// <param name="preserveUnprocessedEvents">Whether events that nobody has waited for go over to the next
    /// run.</param>
    public abstract void ContinueAsNew<TInput>(TInput input, bool preserveUnprocessedEvents = true);

    /// <summary>Shows a small value to whoever looks at this instance from outside: at most 16 KB of JSON.</summary>
    /// <param name="status">The value; null takes it away. It survives continue-as-new until the next run sets
    /// one.</param>
    public abstract void SetCustomStatus<T>(T? status);

    /// <summary>
    /// Whether this run may take the path of a patch: true when it was started with the patch's version or a later one.
    /// </summary>
    /// <param name="patch">A change that runs under way must not see.</param>
    public bool Has(Patch patch)
    {
        ArgumentNullException.ThrowIfNull(patch);
        return patch.IsIn(Version);
    }

    /// <summary>
    /// Waits for a task until a deadline. The losing timer is cancelled, and a timer that fires early is waited out.
    /// </summary>
    /// <param name="task">A task of this context, or a combination of them. Its failure is left for the caller's own
    /// await.</param>
    /// <param name="deadline">Until when, UTC.</param>
    /// <returns>True when the task came first; false when the deadline did, the task then being still open.</returns>
    public async Task<bool> CompletedByAsync(Task task, DateTimeOffset deadline)
    {
        ArgumentNullException.ThrowIfNull(task);
        while (!task.IsCompleted && CurrentUtcDateTime < deadline)
        {
            using var timerCancellation = new CancellationTokenSource();
            var timer = CreateTimerAsync(deadline, timerCancellation.Token);
            if (await Task.WhenAny(task, timer) == task)
            {
                timerCancellation.Cancel();
                return true;
            }

            if (CurrentUtcDateTime >= deadline)
            {
                return false;
            }
        }

        return task.IsCompleted;
    }
}
