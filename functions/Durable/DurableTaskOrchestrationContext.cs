using System.Text.Json;
using Microsoft.DurableTask;
using ProgramFlows.Engine.Contract;
using RetryPolicy = ProgramFlows.Engine.Contract.RetryPolicy;
using TaskFailedException = ProgramFlows.Engine.Contract.TaskFailedException;

namespace ProgramFlows.Functions.Durable;

/// <summary>
/// The contract's context in Durable Task. Every await in here stays on the orchestration's own thread, as Durable Task
/// demands: nothing may be configured to go on elsewhere.
/// </summary>
public sealed partial class DurableTaskOrchestrationContext : OrchestrationContext
{
    /// <summary>The tag that says who started a sub-orchestration; the host's own answers do not tell.</summary>
    internal const string ParentTag = "programflows-parent";

    /// <summary>The tag that says which version an instance was started with.</summary>
    internal const string VersionTag = "programflows-version";

    private const string FirstVersion = "1.0";
    private const int LargestCustomStatus = 16 * 1024;

    // Durable Task cuts timers that are longer than this, which must not happen out of sight; so they are cut here, and
    // by a tick more, which tells a piece from a timer of that very length.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3);
    private static readonly TimeSpan Piece = Longest - TimeSpan.FromTicks(1);

    // On Azure Storage a timer may fire a second early, and at once when it is nearer than that. So it is set for a second
    // later, which makes it one timer a wait; one that was early and is set again is at least a second ahead by that.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);

    private readonly TaskOrchestrationContext _inner;
    private readonly Catalogue _catalogue;
    private readonly RecordedRun _recorded;
    private readonly RunInput _input;
    private readonly SeenKeys _seen;
    private readonly OpenTimers _timers = new();
    private readonly Blockage _blockage = new();
    private readonly DecisionLedger _ledger;
    private readonly Deliveries _deliveries;
    private readonly EventMailbox _mailbox;
    private DateTimeOffset _now;
    private JsonElement? _shown;
    private string? _lastShown;
    private Task<byte[]>? _run;
    private (JsonElement Input, bool PreserveUnprocessedEvents)? _next;

    private DurableTaskOrchestrationContext(TaskOrchestrationContext inner, Catalogue catalogue, RecordedRun recorded)
    {
        _inner = inner;
        _catalogue = catalogue;
        _recorded = recorded;
        _input = RunInput.Open(inner.GetInput<JsonElement>());
        _seen = new SeenKeys(_input.SeenKeys);
        _shown = _input.Shown;
        _ledger = new DecisionLedger(inner, recorded, _blockage);
        _deliveries = new Deliveries(MayHear, LookAtRun);
        _mailbox = new EventMailbox(
            name => inner.WaitForExternalEvent<JsonElement>(name), _seen, _blockage, _deliveries);
        _mailbox.Keep(_input.KeptEvents);
    }

    /// <inheritdoc/>
    public override string InstanceId => _inner.InstanceId;

    /// <inheritdoc/>
    public override ParentOrchestration? Parent =>
        _inner.Parent is { } parent ? new ParentOrchestration(parent.InstanceId, parent.Name) : null;

    /// <inheritdoc/>
    public override string Version => _input.Version ?? InstanceVersion;

    /// <inheritdoc/>
    public override DateTimeOffset CurrentUtcDateTime
    {
        get
        {
            // Turns run on several machines, whose clocks may disagree; an orchestration's time never goes back.
            return _now = TurnsClock > _now ? TurnsClock : _now;
        }
    }

    /// <inheritdoc/>
    public override bool IsReplaying => _inner.IsReplaying;

    private DateTimeOffset TurnsClock =>
        new(DateTime.SpecifyKind(_inner.CurrentUtcDateTime, DateTimeKind.Utc));

    private string InstanceVersion => string.IsNullOrEmpty(_inner.Version) ? FirstVersion : _inner.Version;

    /// <summary>Runs an orchestration of the catalogue in Durable Task.</summary>
    /// <param name="inner">What Durable Task gives it.</param>
    /// <param name="catalogue">Where its code and its parts' versions are found.</param>
    /// <param name="encodedTurn">The message by which the host asks for this turn.</param>
    /// <returns>Its output.</returns>
    public static Task<JsonElement> RunAsync(TaskOrchestrationContext inner, Catalogue catalogue, string encodedTurn)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new DurableTaskOrchestrationContext(inner, catalogue, RecordedRun.Read(encodedTurn))
            .RunAsync(catalogue.Orchestrators[inner.Name]);
    }

    /// <inheritdoc/>
    public override Guid NewGuid() => _inner.NewGuid();

    /// <inheritdoc/>
    public override Task<TOutput> CallActivityAsync<TInput, TOutput>(
        ActivityName<TInput, TOutput> name, TInput input, RetryPolicy retry)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(retry);
        var call = new ActivityCall(InstanceId, NewGuid().ToString("N"), Json.Of(input));
        var decision = new Decision(DecisionKind.Activity, name.Value) { Payload = Json.Envelope(call) };
        return AnswerOfAsync<TOutput>(decision, _catalogue.Activities.ContainsKey(name.Value), retry);
    }

    /// <inheritdoc/>
    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, TInput input, string? instanceId = null, RetryPolicy? retry = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var entry = _catalogue.Orchestrators.GetValueOrDefault(name.Value);
        var version = entry?.Version ?? FirstVersion;
        var decision = new Decision(DecisionKind.Part, name.Value)
        {
            InstanceId = Engine.Contract.InstanceId.Checked(instanceId ?? NewGuid().ToString("N")),
            Version = version,
            Tags = new Dictionary<string, string> { [ParentTag] = InstanceId, [VersionTag] = version },
            Payload = Json.Of(input),
        };
        return AnswerOfAsync<TOutput>(decision, entry is not null, retry ?? RetryPolicy.None);
    }

    /// <inheritdoc/>
    public override Task<T> WaitForExternalEventAsync<T>(
        EventName<T> name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _mailbox.WaitAsync<T>(name.Value, cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task CreateTimerAsync(DateTimeOffset fireAt, CancellationToken cancellationToken = default)
    {
        do
        {
            var began = TurnsClock;
            var moment = MomentFor(fireAt, began);
            var made = _ledger.Decide(new Decision(DecisionKind.Timer, string.Empty) { FireAt = moment });
            if (made.Decision.FireAt is var set && set != moment && set != fireAt && set != began + Piece)
            {
                fireAt = set - Early; // A timer that was set keeps its moment, whatever the code says now.
            }

            _timers.Add(fireAt);
            try
            {
                using var givesUp = cancellationToken.Register(() => made.GivesUp.Cancel());
                await _deliveries.Expect(made.Answer);
            }
            finally
            {
                _timers.Remove(fireAt);
            }
        }
        while (CurrentUtcDateTime < fireAt); // It was a piece, or it was set before timers were set for later.
    }

    /// <inheritdoc/>
    public override void ContinueAsNew<TInput>(TInput input, bool preserveUnprocessedEvents = true) =>
        _next = (Json.Of(input), preserveUnprocessedEvents);

    /// <inheritdoc/>
    public override void SetCustomStatus<T>(T? status)
        where T : default
    {
        var bytes = status is null ? null : Payload.Write(status);
        if (bytes?.Length > LargestCustomStatus)
        {
            throw new ArgumentException(
                $"The custom status of '{InstanceId}' has {bytes.Length} bytes; at most {LargestCustomStatus} are "
                + "allowed. Show less.",
                nameof(status));
        }

        _shown = bytes is null ? null : Json.Parse(bytes);
    }

    /// <summary>For which moment a timer is set, at a time, so as not to fire before it is due.</summary>
    private static DateTimeOffset MomentFor(DateTimeOffset fireAt, DateTimeOffset now) =>
        fireAt <= now ? fireAt
        : fireAt > now + Longest ? now + Piece
        : fireAt > now + Longest - Early ? now + Longest
        : fireAt + Early;

    /// <summary>
    /// The retries are ours and not Durable Task's: its policy refuses what ours allows (no wait at all, a time limit
    /// shorter than the first wait) and cannot tell what is permanent.
    /// </summary>
    private async Task<T> AnswerOfAsync<T>(Decision decision, bool isRegistered, RetryPolicy retry)
    {
        if (!isRegistered)
        {
            _blockage.Because($"Nothing is registered as '{decision.Name}'. Deploy a release that has it.");
        }

        var began = CurrentUtcDateTime;
        for (var failures = 1; ; failures++)
        {
            try
            {
                var answer = await _deliveries.Expect(_ledger.Decide(decision).Answer);
                return _blockage.TryRead<T>(answer, out var value) ? value : await Blockage.Never<T>();
            }
            catch (Microsoft.DurableTask.TaskFailedException e)
            {
                var failure = CodedFailureException.Read(e.FailureDetails);
                if (retry.NextAttempt(failures, began, CurrentUtcDateTime, failure) is not { } next)
                {
                    throw new TaskFailedException(e.TaskName, e.TaskId, failure);
                }

                await CreateTimerAsync(next);
            }
        }
    }
}
