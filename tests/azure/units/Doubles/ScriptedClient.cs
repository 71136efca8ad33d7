using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ProgramFlows.Tests.Functions.Doubles;

/// <summary>A client of Durable Task whose instances a test lays down; what is asked of it is written down.</summary>
internal sealed class ScriptedClient() : DurableTaskClient("scripted")
{
    public List<string> Asked { get; } = [];

    public Dictionary<string, OrchestrationMetadata> Instances { get; } = [];

    public Dictionary<string, IList<HistoryEvent>> Histories { get; } = [];

    public List<StartOrchestrationOptions> Starts { get; } = [];

    public List<OrchestrationQuery?> Queries { get; } = [];

    /// <summary>How many instances a message has room for.</summary>
    public int MostInAMessage { get; set; } = int.MaxValue;

    /// <summary>What the next event meets.</summary>
    public Action? OnRaise { get; set; }

    public void Add(
        string id,
        OrchestrationRuntimeStatus status,
        string name = "Story",
        string? output = null,
        string? customStatus = null,
        TaskFailureDetails? failure = null,
        int day = 1,
        params (string Key, string Value)[] tags) => Instances[id] = new OrchestrationMetadata(name, id)
        {
            RuntimeStatus = status,
            CreatedAt = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
            LastUpdatedAt = new DateTimeOffset(2026, 2, day, 0, 0, 0, TimeSpan.Zero),
            SerializedOutput = output,
            SerializedCustomStatus = customStatus,
            FailureDetails = failure,
            Tags = tags.ToDictionary(t => t.Key, t => t.Value),
        };

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        Starts.Add(options!);
        Asked.Add($"start {orchestratorName.Name} {options!.InstanceId} {input}");
        return Instances.TryGetValue(options.InstanceId!, out var taken)
            && options.DedupeStatuses!.Contains(taken.RuntimeStatus.ToString())
            ? throw new OrchestrationAlreadyExistsException("taken")
            : Task.FromResult(options.InstanceId!);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        Asked.Add($"raise {instanceId} {eventName} {eventPayload}");
        OnRaise?.Invoke();
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Instances[instanceId]);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        Note($"terminate {instanceId} {options!.Output}", OrchestrationRuntimeStatus.Terminated);

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Note($"suspend {instanceId} {reason}", OrchestrationRuntimeStatus.Suspended);

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        Note($"resume {instanceId} {reason}", OrchestrationRuntimeStatus.Running);

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Instances.GetValueOrDefault(instanceId));

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        Queries.Add(filter);
        return new Pages([.. Instances.Values.Select(Listed)], filter!.PageSize, MostInAMessage);
    }

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Asked.Add($"purge {instanceId}");
        return Task.FromResult(new PurgeResult(1));
    }

    public override Task RewindInstanceAsync(
        string instanceId, string reason, CancellationToken cancellation = default) =>
        Note($"rewind {instanceId} {reason}");

    public override Task<IList<HistoryEvent>> GetOrchestrationHistoryAsync(
        string instanceId, CancellationToken cancellation = default) =>
        Task.FromResult(Histories.GetValueOrDefault(instanceId, []));

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task Note(string what, OrchestrationRuntimeStatus? then = null)
    {
        Asked.Add(what);
        if (then is { } status)
        {
            var id = what.Split(' ')[1];
            Instances[id] = Copy(Instances[id], status, Instances[id].Tags);
        }

        return Task.CompletedTask;
    }

    /// <summary>As the extension lists it: without tags.</summary>
    private static OrchestrationMetadata Listed(OrchestrationMetadata one) =>
        Copy(one, one.RuntimeStatus, new Dictionary<string, string>());

    private static OrchestrationMetadata Copy(
        OrchestrationMetadata one,
        OrchestrationRuntimeStatus status,
        IReadOnlyDictionary<string, string> tags) => new(one.Name, one.InstanceId)
        {
            RuntimeStatus = status,
            CreatedAt = one.CreatedAt,
            LastUpdatedAt = one.LastUpdatedAt,
            SerializedOutput = one.SerializedOutput,
            SerializedCustomStatus = one.SerializedCustomStatus,
            FailureDetails = one.FailureDetails,
            Tags = tags,
        };

    private sealed class Pages(IReadOnlyList<OrchestrationMetadata> all, int size, int most)
        : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerable<Page<OrchestrationMetadata>> AsPages(
            string? continuationToken = default, int? pageSizeHint = default)
        {
            await Task.CompletedTask;
            if (Math.Min(size, all.Count) > most)
            {
                throw new RpcException(new Status(StatusCode.ResourceExhausted, "The message is too large."));
            }

            var from = continuationToken is null ? 0 : int.Parse(continuationToken, null);
            for (; from < all.Count; from += size)
            {
                var next = from + size < all.Count ? $"{from + size}" : null;
                yield return new Page<OrchestrationMetadata>([.. all.Skip(from).Take(size)], next);
            }
        }
    }
}
