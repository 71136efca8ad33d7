using System.Collections.Concurrent;
using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>A client whose instances a test lists; two are on a page.</summary>
internal sealed class ListedInstances : OrchestrationClient
{
    private const int OnAPage = 2;

    private readonly List<OrchestrationState> _all = [];

    public bool IsAway { get; set; }

    /// <summary>Which cannot be resumed.</summary>
    public string? Unreachable { get; set; }

    public ConcurrentBag<string> Resumed { get; } = [];

    public void Add(
        OrchestrationStatus status, DateTimeOffset? nextDueAt = null, string? id = null, string? problem = null) =>
        _all.Add(new OrchestrationState(
            id ?? $"task-{_all.Count}", "Story", "1.0", status, default, default, null, nextDueAt, null,
            new Dictionary<string, string>(), null, null, null, problem));

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
        OrchestrationQuery query, CancellationToken cancellationToken) => IsAway
            ? throw new IOException("The engine is away.")
            : Task.FromResult<IReadOnlyDictionary<OrchestrationStatus, long>>(
                _all.Where(s => query.Statuses.Contains(s.Status)
                        && (query.DueBefore is null || s.NextDueAt < query.DueBefore))
                    .CountBy(s => s.Status).ToDictionary(c => c.Key, c => (long)c.Value));

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
        Task.FromResult(_all.Find(s => s.InstanceId == instanceId));

    public override Task<OrchestrationState> WaitForCompletionAsync(
        string instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<IReadOnlyList<HistoryEvent>> GetHistoryAsync(
        string instanceId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> SuspendAsync(
        string instanceId, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<ControlResult> ResumeAsync(
        string instanceId, string reason, CancellationToken cancellationToken)
    {
        if (instanceId == Unreachable)
        {
            throw new InvalidOperationException("It is in the Running state.");
        }

        Resumed.Add(instanceId);
        return Task.FromResult(ControlResult.Done);
    }

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
