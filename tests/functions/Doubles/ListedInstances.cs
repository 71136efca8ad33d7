using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>A client whose instances a test lists; two are on a page.</summary>
internal sealed class ListedInstances : OrchestrationClient
{
    private const int OnAPage = 2;

    private readonly List<OrchestrationState> _all = [];

    public bool IsAway { get; set; }

    public void Add(OrchestrationStatus status, DateTimeOffset? nextDueAt = null, string? id = null) => _all.Add(new(
        id ?? $"task-{_all.Count}", "Story", "1.0", status, default, default, null, nextDueAt, null,
        new Dictionary<string, string>(), null, null, null, null));

    public override Task<OrchestrationPage> QueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        if (IsAway)
        {
            throw new IOException("The engine is away.");
        }

        var from = int.Parse(query.ContinuationToken ?? "0", null);
        var fitting = _all.Where(s => query.Statuses.Contains(s.Status)).Skip(from).ToList();
        return Task.FromResult(new OrchestrationPage(
            [.. fitting.Take(OnAPage)], fitting.Count > OnAPage ? $"{from + OnAPage}" : null));
    }

    public override Task<IReadOnlyDictionary<OrchestrationStatus, long>> CountAsync(
        OrchestrationQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

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
