using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Replay;
using ProgramFlows.Functions.Durable.Wire;
using RetryPolicy = ProgramFlows.Engine.Contract.RetryPolicy;
using TaskFailedException = ProgramFlows.Engine.Contract.TaskFailedException;

namespace ProgramFlows.Functions.Durable.Run;

/// <summary>
/// The contract's context in Durable Task. Every await in here stays on the orchestration's own thread, as Durable Task
/// demands: nothing may be configured to go on elsewhere.
/// <code>
///  orchestrator ──► DurableTaskOrchestrationContext     what the code asks for
///       ▲                    │ decides        │ waits
///       │                    ▼                ▼
///       │             ActionLedger      RunEvents      held against the history; one wait of a name at the host
///       │                    │                │
///       │                    ▼                ▼
///       │               TaskOrchestrationContext          Durable Task, in a turn of its own
///       │                    │ answers, timers, events
///       └── TurnScheduler ◄──┘                            one after another, then OrchestrationRun looks at the run:
///                                                         is it blocked (BlockReason), what does it show
/// </code>
/// </summary>
public sealed class DurableTaskOrchestrationContext : OrchestrationContext
{
    private readonly TaskOrchestrationContext _host;
    private readonly Catalogue _catalogue;
    private readonly OrchestrationRun _run;
    private readonly RunTimers _timers;
    private DateTimeOffset _now;

    private DurableTaskOrchestrationContext(TaskOrchestrationContext host, Catalogue catalogue, OrchestrationRun run)
    {
        (_host, _catalogue, _run) = (host, catalogue, run);
        _timers = new RunTimers(run);
    }

    /// <inheritdoc/>
    public override string InstanceId => _host.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestration? Parent =>
        _host.Parent is { } parent ? new ParentOrchestration(parent.InstanceId, parent.Name) : null;

    /// <inheritdoc/>
    public override string Version => _run.Version;

    /// <inheritdoc/>
    public override DateTimeOffset CurrentUtcDateTime
    {
        get
        {
            // Turns run on several machines, whose clocks may disagree; an orchestration's time never goes back.
            var turns = _run.TurnsClock;
            return _now = turns > _now ? turns : _now;
        }
    }

    /// <inheritdoc/>
    public override bool IsReplaying => _host.IsReplaying;

    /// <summary>Runs an orchestration of the catalogue in Durable Task.</summary>
    /// <param name="host">What Durable Task gives it.</param>
    /// <param name="catalogue">Where its code and its sub-orchestrations' versions are found.</param>
    /// <param name="encodedTurn">The message by which the host asks for this turn.</param>
    /// <returns>Its output.</returns>
    public static Task<JsonElement> RunAsync(TaskOrchestrationContext host, Catalogue catalogue, string encodedTurn)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(catalogue);
        var entry = catalogue.Orchestrators[host.Name];
        var run = new OrchestrationRun(host, entry, RecordedRun.Read(encodedTurn));
        return run.RunAsync(new DurableTaskOrchestrationContext(host, catalogue, run));
    }

    /// <inheritdoc/>
    public override Guid NewGuid() => _host.NewGuid();

    /// <inheritdoc/>
    public override Task<TOutput> CallActivityAsync<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, TInput input, RetryPolicy retry)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(retry);
        var call = new ActivityCall(InstanceId, NewGuid().ToString("N"), Json.Of(input));
        var action = new TurnAction(ActionKind.Activity, name.Value) { Payload = Json.Envelope(call) };
        return AnswerOfAsync<TOutput>(action, _catalogue.Activities.ContainsKey(name.Value), retry);
    }

    /// <inheritdoc/>
    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, TInput input, string? instanceId = null, RetryPolicy? retry = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var entry = _catalogue.Orchestrators.GetValueOrDefault(name.Value);
        var version = entry?.Version ?? HostTags.FirstVersion;
        var action = new TurnAction(ActionKind.SubOrchestration, name.Value)
        {
            InstanceId = Engine.Contract.InstanceId.Checked(instanceId ?? NewGuid().ToString("N")),
            Version = version,
            Tags = new Dictionary<string, string> { [HostTags.Parent] = InstanceId, [HostTags.Version] = version },
            Payload = Json.Of(input),
        };
        return AnswerOfAsync<TOutput>(action, entry is not null, retry ?? RetryPolicy.None);
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEventAsync<T>(
        EventName<T> name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _run.Events.WaitAsync<T>(name.Value, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default)
    {
        do
        {
            fireAt = await _timers.WaitAsync(fireAt, cancellationToken);
        }
        while (CurrentUtcDateTime < fireAt); // It was a piece, or it was set before timers were set for later.
    }

    /// <inheritdoc/>
    public override void ContinueAsNew<TInput>(TInput input, bool preserveUnprocessedEvents = true) =>
        _run.Next = (Json.Of(input), preserveUnprocessedEvents);

    /// <inheritdoc/>
    public override void SetCustomStatus<T>(T? status)
        where T : default
    {
        var bytes = RunLimits.CheckedCustomStatus(InstanceId, status is null ? null : Payload.Write(status));
        _run.Shown = bytes is null ? null : Json.Parse(bytes);
    }

    private Task<T> AnswerOfAsync<T>(TurnAction action, bool isRegistered, RetryPolicy retry)
    {
        if (!isRegistered)
        {
            _run.Block.Because($"Nothing is registered as '{action.Name}'. Deploy a release that has it.");
        }

        return Retries.RunAsync(this, retry, () => AttemptAsync<T>(action));
    }

    private async Task<T> AttemptAsync<T>(TurnAction action)
    {
        try
        {
            var answer = await _run.Scheduler.Expect(_run.Ledger.Decide(action).Answer);
            return _run.Block.TryRead<T>(answer, out var value) ? value : await BlockReason.Never<T>();
        }
        catch (Microsoft.DurableTask.TaskFailedException e)
        {
            throw new TaskFailedException(e.TaskName, e.TaskId, CodedFailureException.Read(e.FailureDetails));
        }
    }
}
