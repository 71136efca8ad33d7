using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>A client that only counts, what a test lets it count; what it was asked is kept.</summary>
internal sealed class CountingClient : OrchestrationClient
{
    public List<OrchestrationQuery> Asked { get; } = [];

    public Func<OrchestrationQuery, IReadOnlyDictionary<OrchestrationStatus, long>> Answer { get; set; } =
        _ => new Dictionary<OrchestrationStatus, long>();

    public override Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        return Task.FromResult(Answer(query));
    }

    public override Task<StartResult> StartAsync<TInput, TOutput>(
        OrchestratorName<TInput, TOutput> name,
        string instanceId,
        TInput input,
        StartOptions options,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<RaiseEventResult> RaiseEventAsync<T>(
        string instanceId,
        EventName<T> name,
        T payload,
        string? deduplicationKey,
        CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<OrchestrationState?> GetAsync(string instanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<OrchestrationPage> QueryAsync(
        OrchestrationQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(
        string instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> CancelAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> TerminateAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> RestartAsync(string instanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<ControlResult> RewindAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> PurgeAsync(string instanceId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override Task<long> PurgeEndedAsync(
        DateTimeOffset completedBefore, CancellationToken cancellationToken) => throw new NotSupportedException();
}
