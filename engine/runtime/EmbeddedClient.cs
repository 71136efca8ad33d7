using ProgramFlows.Engine.Contract;
using ProgramFlows.Engine.Runtime.Loop;
using ProgramFlows.Engine.Runtime.Storage;

namespace ProgramFlows.Engine.Runtime;

/// <summary>Reaches the engine of this process.</summary>
internal sealed class EmbeddedClient(
    EngineLoop loop, Catalogue catalogue, JournalReaders? readers) : OrchestrationClient
{
    private const int PurgeStep = 500;

    public override Task<StartResult> StartAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name,
        string instanceId,
        TInput input,
        StartOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(options);
        if (!catalogue.Orchestrators.ContainsKey(name.Value))
        {
            throw new ArgumentException(
                $"No orchestrator is registered under the name '{name}'. Add it to the catalogue.", nameof(name));
        }

        var tags = InstanceTags.Write(options.Tags);
        return Ask(
            new StartCommand(name.Value, InstanceId.Checked(instanceId), Payload.Write(input), options.Reuse, tags),
            cancellationToken);
    }

    public override Task<RaiseEventResult> RaiseEventAsync<T>(
        string instanceId, EventName<T> name, T payload, string? deduplicationKey, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Ask(
            new RaiseEventCommand(
                instanceId, name.Value, Payload.Write(payload), DeduplicationKey.Checked(deduplicationKey)),
            cancellationToken);
    }

    public override Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        Read(r => r.Find(instanceId), cancellationToken);

    public override async Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken)
    {
        var ended = await Ask(
            new AskCommand<Task<InstanceRow>>(e => WhenEnded(e.State, instanceId)), cancellationToken)
                .ConfigureAwait(false);
        var row = await ended.WaitAsync(cancellationToken).ConfigureAwait(false);
        return await Read(r => r.StateOf(row), cancellationToken).ConfigureAwait(false);
    }

    public override Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken) =>
        Read(r => r.Page(query), cancellationToken);

    public override Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken) => Read(r => r.Count(query), cancellationToken);

    public override Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(
        string instanceId, CancellationToken cancellationToken) =>
        Read(r => r.History(instanceId), cancellationToken);

    public override Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Suspend, instanceId, reason, cancellationToken);

    public override Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Resume, instanceId, reason, cancellationToken);

    public override Task<ControlResult> CancelAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Cancel, instanceId, reason, cancellationToken);

    public override Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Terminate, instanceId, reason, cancellationToken);

    public override Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken) =>
        Ask(
            new ControlCommand(instanceId, (e, i) => i.Row.HasEnded && e.Starts.Restart(i)), cancellationToken);

    public override Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Rewind, instanceId, reason, cancellationToken);

    public override Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        Cascade(CascadeKind.Purge, instanceId, string.Empty, cancellationToken);

    public override async Task<long> PurgeEndedAsync(
        DateTimeOffset completedBefore, CancellationToken cancellationToken)
    {
        for (var purged = 0L; ;)
        {
            var step = await Ask(
                new AskCommand<int>(e => e.Control.PurgeEnded(completedBefore.UtcTicks, PurgeStep)), cancellationToken)
                    .ConfigureAwait(false);
            if (step == 0)
            {
                return purged;
            }

            purged += step;
        }
    }

    private static Task<InstanceRow> WhenEnded(EngineState state, string instanceId)
    {
        var instance = state.Instances.Find(instanceId)
            ?? throw new ArgumentException($"There is no instance '{instanceId}'. Start it first.", nameof(instanceId));
        if (instance.Row.HasEnded)
        {
            return Task.FromResult(instance.Row);
        }

        // All who wait share one: those who give up leave nothing behind.
        if (!state.Waiters.TryGetValue(instance.Row.Seq, out var waiter))
        {
            waiter = new TaskCompletionSource<InstanceRow>(TaskCreationOptions.RunContinuationsAsynchronously);
            state.Waiters.Add(instance.Row.Seq, waiter);
        }

        return waiter.Task;
    }

    private Task<ControlResult> Cascade(
        CascadeKind kind, string instanceId, string reason, CancellationToken cancellationToken) =>
        Ask(new CascadeCommand(kind, instanceId, Payload.Write(reason)), cancellationToken);

    private Task<T> Ask<T>(AnsweredCommand<T> command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        loop.Post(command);
        return cancellationToken.CanBeCanceled ? command.Answered.WaitAsync(cancellationToken) : command.Answered;
    }

    /// <summary>A journal in memory has one connection, so that the engine's thread must answer.</summary>
    private Task<T> Read<T>(Func<JournalReader, T> question, CancellationToken cancellationToken) =>
        readers is null
            ? Ask(new AskCommand<T>(e => question(e.State.Reader)), cancellationToken)
            : Task.FromResult(readers.Read(question));
}
