using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using Grpc.Core;
using Wire = Microsoft.DurableTask.Protobuf;

namespace ProgramFlows.Tests.DurableHub;

/// <summary>
/// What the durable extension answers to clients, as release 3.18 does on Azure Storage: it holds, lets go and ends one
/// instance and never its parts, and has only queued that when it answers; its lists are without tags and parents; it
/// pages in the order of ids.
/// </summary>
internal sealed class TaskHubFront(VirtualTaskHub hub) : Wire.TaskHubSidecarService.TaskHubSidecarServiceBase
{
    // What the extension refuses whatever the client allows, as long as its own setting says so.
    private static readonly OrchestrationStatus[] NeverReplaced =
        [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.Suspended];

    public override Task<Wire.CreateInstanceResponse> StartInstance(
        Wire.CreateInstanceRequest request, ServerCallContext context)
    {
        var replaceable = request.OrchestrationIdReusePolicy?.ReplaceableStatus.Select(s => (OrchestrationStatus)s)
            ?? Enum.GetValues<OrchestrationStatus>();
        var dedupe = Enum.GetValues<OrchestrationStatus>().Except(replaceable).Union(NeverReplaced).ToArray();
        Start(
            request.InstanceId,
            request.Name,
            request.Version,
            HostJson.Passed(request.Input),
            request.Tags.ToDictionary(t => t.Key, t => t.Value),
            dedupe);
        return Task.FromResult(new Wire.CreateInstanceResponse { InstanceId = request.InstanceId });
    }

    public override Task<Wire.RestartInstanceResponse> RestartInstance(
        Wire.RestartInstanceRequest request, ServerCallContext context)
    {
        var state = StateOf(request.InstanceId) ?? throw NotFound(request.InstanceId);
        Start(request.InstanceId, state.Name, version: "1.0", state.Input, state.Tags, NeverReplaced);
        return Task.FromResult(new Wire.RestartInstanceResponse { InstanceId = request.InstanceId });
    }

    public override Task<Wire.RaiseEventResponse> RaiseEvent(Wire.RaiseEventRequest request, ServerCallContext context)
    {
        Live(request.InstanceId);
        hub.Send(request.InstanceId, new EventRaisedEvent(-1, HostJson.Passed(request.Input)) { Name = request.Name });
        return Task.FromResult(new Wire.RaiseEventResponse());
    }

    public override Task<Wire.TerminateResponse> TerminateInstance(
        Wire.TerminateRequest request, ServerCallContext context)
    {
        Live(request.InstanceId);
        hub.Steer(request.InstanceId, new ExecutionTerminatedEvent(-1, request.Output));
        return Task.FromResult(new Wire.TerminateResponse());
    }

    public override Task<Wire.SuspendResponse> SuspendInstance(Wire.SuspendRequest request, ServerCallContext context)
    {
        Live(request.InstanceId);
        hub.Steer(request.InstanceId, new ExecutionSuspendedEvent(-1, request.Reason));
        return Task.FromResult(new Wire.SuspendResponse());
    }

    public override Task<Wire.ResumeResponse> ResumeInstance(Wire.ResumeRequest request, ServerCallContext context)
    {
        if (Live(request.InstanceId).OrchestrationStatus is var status and not OrchestrationStatus.Suspended)
        {
            throw new RpcException(new Status(
                StatusCode.FailedPrecondition,
                $"Cannot resume the orchestration instance {request.InstanceId}: it is in the {status} state."));
        }

        hub.Steer(request.InstanceId, new ExecutionResumedEvent(-1, request.Reason));
        return Task.FromResult(new Wire.ResumeResponse());
    }

    public override Task<Wire.RewindInstanceResponse> RewindInstance(
        Wire.RewindInstanceRequest request, ServerCallContext context)
    {
        var state = StateOf(request.InstanceId) ?? throw NotFound(request.InstanceId);
        if (state.OrchestrationStatus != OrchestrationStatus.Failed)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "Only what failed is rewound."));
        }

        hub.Send(request.InstanceId, new ExecutionRewoundEvent(-1, request.Reason));
        return Task.FromResult(new Wire.RewindInstanceResponse());
    }

    public override async Task<Wire.GetInstanceResponse> GetInstance(
        Wire.GetInstanceRequest request, ServerCallContext context)
    {
        await hub.LookAtAsync(request.InstanceId);
        return Answer(request);
    }

    public override async Task<Wire.GetInstanceResponse> WaitForInstanceCompletion(
        Wire.GetInstanceRequest request, ServerCallContext context)
    {
        await hub.ArriveAsync(request.InstanceId);
        await hub.WhenAsync(
            instances => !instances.TryGetValue(request.InstanceId, out var i) || i.HasEnded,
            context.CancellationToken);
        return Answer(request);
    }

    public override Task<Wire.QueryInstancesResponse> QueryInstances(
        Wire.QueryInstancesRequest request, ServerCallContext context)
    {
        var query = request.Query;
        var fitting = hub.Read(instances => instances.Values
            .Where(i => string.CompareOrdinal(i.Id, query.ContinuationToken ?? string.Empty) > 0
                && i.Id.StartsWith(query.InstanceIdPrefix ?? string.Empty, StringComparison.Ordinal))
            .Select(i => i.State!)
            .Where(s => (query.RuntimeStatus.Count == 0
                    || query.RuntimeStatus.Contains((Wire.OrchestrationStatus)s.OrchestrationStatus))
                && (query.CreatedTimeFrom is not { } from || s.CreatedTime >= from.ToDateTime())
                && (query.CreatedTimeTo is not { } to || s.CreatedTime <= to.ToDateTime()))
            .Select(s => StateWire.Listed(s, query.FetchInputsAndOutputs))
            .Take(query.MaxInstanceCount + 1)
            .ToList());
        var response = new Wire.QueryInstancesResponse();
        response.OrchestrationState.Add(fitting.Take(query.MaxInstanceCount));
        response.ContinuationToken =
            fitting.Count > query.MaxInstanceCount ? response.OrchestrationState[^1].InstanceId : null;
        return Task.FromResult(response);
    }

    public override Task<Wire.PurgeInstancesResponse> PurgeInstances(
        Wire.PurgeInstancesRequest request, ServerCallContext context)
    {
        var state = StateOf(request.InstanceId);
        if (state?.OrchestrationStatus is { } status && NeverReplaced.Contains(status))
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, "Only what has ended can be purged."));
        }

        return Task.FromResult(new Wire.PurgeInstancesResponse
        {
            DeletedInstanceCount = hub.Remove(request.InstanceId) ? 1 : 0,
            IsComplete = true,
        });
    }

    public override async Task StreamInstanceHistory(
        Wire.StreamInstanceHistoryRequest request,
        IServerStreamWriter<Wire.HistoryChunk> responseStream,
        ServerCallContext context)
    {
        var chunk = new Wire.HistoryChunk();
        chunk.Events.Add(hub.Read(instances =>
            instances.TryGetValue(request.InstanceId, out var instance)
                ? instance.History.Select(HistoryWire.Of).ToList()
                : throw NotFound(request.InstanceId)));
        await responseStream.WriteAsync(chunk, context.CancellationToken);
    }

    private static RpcException NotFound(string id) =>
        new(new Status(StatusCode.NotFound, $"There is no instance '{id}'."));

    private void Start(
        string id,
        string name,
        string? version,
        string? input,
        IDictionary<string, string>? tags,
        IReadOnlyCollection<OrchestrationStatus> dedupe)
    {
        var started = new ExecutionStartedEvent(-1, input)
        {
            Name = name,
            Version = version,
            OrchestrationInstance =
                new OrchestrationInstance { InstanceId = id, ExecutionId = Guid.NewGuid().ToString("N") },
            Tags = tags,
        };
        try
        {
            hub.Start(started, dedupe);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"There is an instance '{id}'."));
        }
    }

    private OrchestrationState Live(string id)
    {
        var state = StateOf(id) ?? throw NotFound(id);
        return NeverReplaced.Contains(state.OrchestrationStatus)
            ? state
            : throw new RpcException(new Status(StatusCode.FailedPrecondition, $"'{id}' has ended."));
    }

    private OrchestrationState? StateOf(string id) =>
        hub.Read(instances => instances.TryGetValue(id, out var instance) ? instance.State : null);

    private Wire.GetInstanceResponse Answer(Wire.GetInstanceRequest request) =>
        StateOf(request.InstanceId) is { } state
            ? new Wire.GetInstanceResponse
            {
                Exists = true,
                OrchestrationState = StateWire.Of(state, request.GetInputsAndOutputs),
            }
            : new Wire.GetInstanceResponse { Exists = false };
}
