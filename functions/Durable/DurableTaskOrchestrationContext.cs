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
public sealed class DurableTaskOrchestrationContext : OrchestrationContext
{
    /// <summary>The tag that says who started a sub-orchestration; the host's own answers do not tell.</summary>
    internal const string ParentTag = "programflows-parent";

    /// <summary>The tag that says which version an instance was started with.</summary>
    internal const string VersionTag = "programflows-version";

    private const string FirstVersion = "1.0";
    private const int LargestCustomStatus = 16 * 1024;

    private readonly TaskOrchestrationContext _inner;
    private readonly Catalogue _catalogue;
    private readonly RunInput _input;
    private readonly SeenKeys _seen;
    private readonly Blockage _blockage;
    private readonly EventMailbox _mailbox;
    private DateTimeOffset _now;
    private JsonElement? _shown;
    private (JsonElement Input, bool PreserveUnprocessedEvents)? _next;

    private DurableTaskOrchestrationContext(TaskOrchestrationContext inner, Catalogue catalogue)
    {
        _inner = inner;
        _catalogue = catalogue;
        _input = RunInput.Open(inner.GetInput<JsonElement>());
        _seen = new SeenKeys(_input.SeenKeys);
        _blockage = new Blockage(problem => Show(new ShownStatus(_shown, problem)));
        _mailbox = new EventMailbox(name => inner.WaitForExternalEvent<JsonElement>(name), _seen, _blockage);
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
            var now = new DateTimeOffset(DateTime.SpecifyKind(_inner.CurrentUtcDateTime, DateTimeKind.Utc));
            return _now = now > _now ? now : _now;
        }
    }

    /// <inheritdoc/>
    public override bool IsReplaying => _inner.IsReplaying;

    private string InstanceVersion => string.IsNullOrEmpty(_inner.Version) ? FirstVersion : _inner.Version;

    /// <summary>Runs an orchestration of the catalogue in Durable Task.</summary>
    /// <param name="inner">What Durable Task gives it.</param>
    /// <param name="catalogue">Where its code and its parts' versions are found.</param>
    /// <returns>Its output.</returns>
    public static Task<JsonElement> RunAsync(TaskOrchestrationContext inner, Catalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(catalogue);
        return new DurableTaskOrchestrationContext(inner, catalogue).RunAsync(catalogue.Orchestrators[inner.Name]);
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
        return AnswerOf<TOutput>(_inner.CallActivityAsync<JsonElement>(
            name.Value, Json.Of(call), new TaskOptions(RetryBy(retry))));
    }

    /// <inheritdoc/>
    public override Task<TOutput> CallSubOrchestratorAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name, TInput input, string? instanceId = null, RetryPolicy? retry = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var child = Engine.Contract.InstanceId.Checked(instanceId ?? NewGuid().ToString("N"));
        var version = _catalogue.Orchestrators.TryGetValue(name.Value, out var entry) ? entry.Version : FirstVersion;
        var options = new SubOrchestrationOptions(RetryBy(retry ?? RetryPolicy.None), child)
        {
            Version = version,
            Tags = new Dictionary<string, string> { [ParentTag] = InstanceId, [VersionTag] = version },
        };
        return AnswerOf<TOutput>(
            _inner.CallSubOrchestratorAsync<JsonElement>(name.Value, Json.Of(input), options));
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
            await _inner.CreateTimer(fireAt.UtcDateTime, cancellationToken);
        }
        while (CurrentUtcDateTime < fireAt); // Azure Storage may fire a second early.

        await HoldAsync();
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
        Show(new ShownStatus(_shown, null));
    }

    private async Task<JsonElement> RunAsync(OrchestratorEntry orchestrator)
    {
        byte[] output;
        try
        {
            output = await orchestrator.RunAsync(this, Json.BytesOf(_input.Input));
        }
        catch (PayloadException e)
        {
            _blockage.Because(e);
            return await Blockage.Never<JsonElement>();
        }
        catch (Exception e)
        {
            throw CodedFailureException.Of(e);
        }

        await HoldAsync();
        if (_next is { } next)
        {
            Continue(next.Input, next.PreserveUnprocessedEvents);
        }

        return Json.Parse(output);
    }

    private void Continue(JsonElement input, bool preserveUnprocessedEvents)
    {
        if (preserveUnprocessedEvents)
        {
            // What the host has handed over it no longer keeps itself. The key is among those that were seen.
            foreach (var (name, carried) in _mailbox.Kept)
            {
                _inner.SendEvent(InstanceId, name, carried);
            }
        }

        // The next run has a new history, so it may take the newest code.
        var newest = _catalogue.Orchestrators[_inner.Name].Version;
        var next = new RunInput(input, _seen.ForTheNextRun, newest == InstanceVersion ? null : newest);
        _inner.ContinueAsNew(next.Wrap(), preserveUnprocessedEvents);
    }

    private async Task<T> AnswerOf<T>(Task<JsonElement> call)
    {
        JsonElement answer;
        try
        {
            answer = await call;
        }
        catch (Microsoft.DurableTask.TaskFailedException e)
        {
            await HoldAsync();
            throw new TaskFailedException(e.TaskName, e.TaskId, FailureOf(e.FailureDetails));
        }

        return _blockage.TryRead<T>(answer, out var value) ? value : await Blockage.Never<T>();
    }

    private Task HoldAsync() => _blockage.Stands ? Blockage.Never<Unit>() : Task.CompletedTask;

    private TaskRetryOptions? RetryBy(RetryPolicy policy) =>
        policy.MaxNumberOfAttempts == 1
            ? null
            : TaskRetryOptions.FromRetryHandler(failed => WaitForNextAttemptAsync(policy, failed));

    /// <summary>
    /// Durable Task's own policy refuses what ours allows (no wait at all, a time limit shorter than the first wait)
    /// and cannot tell what is permanent; so ours decides, on both engines alike.
    /// </summary>
    private async Task<bool> WaitForNextAttemptAsync(RetryPolicy policy, RetryContext failed)
    {
        await HoldAsync();
        var failure = FailureOf(failed.LastFailure);
        if (policy.NextDelay(failed.LastAttemptNumber, failed.TotalRetryTime, failure) is not { } wait)
        {
            return false;
        }

        await CreateTimerAsync(CurrentUtcDateTime + wait);
        return true;
    }

    /// <summary>A failure as the contract tells it; a part that was terminated has none.</summary>
    internal static FailureDetails? FailureOf(TaskFailureDetails? details)
    {
        for (var told = details; told is not null; told = told.InnerFailure)
        {
            if (CodedFailureException.Read(told.ErrorMessage) is { } coded)
            {
                return coded with { StackTrace = details!.StackTrace };
            }
        }

        return details is null or { ErrorType: "(unknown)" }
            ? null
            : new FailureDetails(
                details.ErrorType,
                details.ErrorMessage,
                details.StackTrace,
                IsPermanent: false,
                FailureOf(details.InnerFailure));
    }

    private void Show(ShownStatus status)
    {
        if (!_blockage.Stands || status.Problem is not null)
        {
            _inner.SetCustomStatus(status.Wrap());
        }
    }
}
