using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Engine.Runtime.Histories;

namespace ProgramFlows.Engine.Runtime.Execution;

/// <summary>
/// The context an orchestrator is given: it numbers and notes what the code decides, and holds what it awaits.
/// </summary>
internal sealed class RunContext(RunIdentity identity) : OrchestrationContext
{
    private readonly List<TurnAction> _actions = [];
    private readonly Dictionary<int, (TurnAction Call, OpenTask Task)> _calls = [];
    private int _openActivities;
    private DateTimeOffset _now;
    private IReadOnlyList<TurnAction>? _recorded;
    private int _nextTaskId;
    private long _nextGuid;

    public override string InstanceId => identity.InstanceId;

    public override ParentOrchestration? Parent => identity.Parent;

    public override string Version => identity.Version;

    public override DateTimeOffset CurrentUtcDateTime => _now;

    public override bool IsReplaying => _recorded is not null;

    public IReadOnlyList<TurnAction> Actions => _actions;

    public IEnumerable<TurnAction> OpenActivities =>
        _calls.Values.Select(c => c.Call).Where(c => c.Kind == TurnActionKind.TaskScheduled);

    public bool HasOpenActivities => _openActivities > 0;

    public TimerSet Timers { get; } = new();

    public EventQueue Events { get; } = new();

    public RunOutcome? Continuation { get; private set; }

    public CustomStatusChange? CustomStatus { get; private set; }

    /// <summary>A kept event that did not fit when the code asked for it.</summary>
    public PayloadException? UnreadableEvent { get; private set; }

    public int OpenTasks => _calls.Count + Timers.Count;

    public bool HasOpenTasks => OpenTasks > 0;

    /// <summary>
    /// Runs of one instance that begin at the same moment must not draw the same identifiers: each counts from its own
    /// number on, the first from 0.
    /// </summary>
    public void BeginRun(int generation) => _nextGuid = (long)generation << 32;

    /// <param name="moment">The turn's time, UTC ticks.</param>
    /// <param name="recorded">What the turn decided when it is replayed; null when it is a new one.</param>
    public void BeginTurn(long moment, IReadOnlyList<TurnAction>? recorded)
    {
        _now = new DateTimeOffset(moment, TimeSpan.Zero);
        _recorded = recorded;
        _actions.Clear();
    }

    /// <summary>Takes over from the history what a replayed call was made with.</summary>
    public void Recall(TurnAction recorded)
    {
        if (_calls.TryGetValue(recorded.TaskId, out var open))
        {
            _calls[recorded.TaskId] = (recorded, open.Task);
        }
    }

    public void Succeed(int taskId, byte[] payload)
    {
        if (_calls.TryGetValue(taskId, out var open))
        {
            Close(open.Call);
            open.Task.Succeed(payload);
        }
    }

    public void Fail(int taskId, byte[] payload)
    {
        if (_calls.TryGetValue(taskId, out var open))
        {
            Close(open.Call);
            var failure = payload.Length == 0 ? null : Payload.Read<FailureDetails>(payload);
            open.Task.Fail(new TaskFailedException(open.Call.Name!, taskId, failure));
        }
    }

    public override Guid NewGuid() => NameBasedGuid.Create(InstanceId, _now, _nextGuid++);

    public override Task<TOutput> CallActivityAsync<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, TInput input, RetryPolicy retry)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(retry);

        // A replayed call takes key and input from the history, see Recall; a retry after that makes them as before.
        // Where the history has none, the input was perhaps too large then, and must be now.
        var (at, counter) = (_now, _nextGuid++);
        return Retries.RunAsync(this, retry, () => IsRecorded(TurnActionKind.TaskScheduled)
            ? Call<TOutput>(TurnActionKind.TaskScheduled, name.Value, null, [])
            : Call<TOutput>(TurnActionKind.TaskScheduled, name.Value, KeyOf(at, counter), Payload.Write(input)));
    }

    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, TInput input, string? instanceId = null, RetryPolicy? retry = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var id = Contract.InstanceId.Checked(instanceId ?? NewGuid().ToString("N"));
        var payload = Payload.Write(input);
        return Retries.RunAsync(
            this,
            retry ?? RetryPolicy.None,
            () => Call<TOutput>(TurnActionKind.SubOrchestrationCreated, name.Value, id, payload));
    }

    public override Task<T> WaitForExternalEventAsync<T>(
        EventName<T> name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return Events.Wait<T>(name.Value, cancellationToken);
        }
        catch (PayloadException e)
        {
            // The code must not see this: the engine blocks the instance and keeps the event for a release that can
            // read it.
            UnreadableEvent = e;
            return new TaskCompletionSource<T>().Task;
        }
    }

    public override Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default)
    {
        var id = _nextTaskId++;
        _actions.Add(new TurnAction(TurnActionKind.TimerCreated, id, null, null, fireAt.UtcTicks, []));
        return Timers.Add(id, fireAt.UtcTicks, cancellationToken);
    }

    public override void ContinueAsNew<TInput>(TInput input, bool preserveUnprocessedEvents = true) =>
        Continuation = new RunOutcome(TurnActionKind.ContinuedAsNew, Payload.Write(input), preserveUnprocessedEvents);

    public override void SetCustomStatus<T>(T? status)
        where T : default
    {
        CustomStatus = new CustomStatusChange(
            RunLimits.CheckedCustomStatus(InstanceId, status is null ? null : Payload.Write(status)));
    }

    private bool IsRecorded(TurnActionKind next) =>
        _recorded?.Count > _actions.Count && _recorded[_actions.Count].Kind == next;

    private string KeyOf(DateTimeOffset at, long counter) =>
        NameBasedGuid.Create(InstanceId, at, counter).ToString("N");

    private Task<TOutput> Call<TOutput>(TurnActionKind kind, string name, string? key, byte[] payload)
    {
        var call = new TurnAction(kind, _nextTaskId++, name, key, 0, payload);
        var task = new OpenTask.Of<TOutput>();
        _actions.Add(call);
        _calls.Add(call.TaskId, (call, task));
        if (kind == TurnActionKind.TaskScheduled)
        {
            _openActivities++;
        }

        return task.Task;
    }

    private void Close(TurnAction call)
    {
        _calls.Remove(call.TaskId);
        if (call.Kind == TurnActionKind.TaskScheduled)
        {
            _openActivities--;
        }
    }
}
